package io.github.camelgmail.simulator.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of what a mailbox holds, newest first. A page begins at an offset into the list as it is now: who changes the
 * list between two pages skips or repeats entries, as with Gmail.
 */
final class Listing {

    private final ReentrantLock lock;
    private final MessageStore store;

    Listing(ReentrantLock lock, MessageStore store) {
        this.lock = lock;
        this.store = store;
    }

    /** The messages that pass the filter. */
    Page<StoredMessage> messages(MessageFilter filter, long offset, int max) {
        return page(matches(filter), offset, max);
    }

    /** The threads of which some message passes the filter, by their newest such message. */
    Page<MailThread> threads(MessageFilter filter, long offset, int max) {
        Page<String> ids = page(matches(filter).map(StoredMessage::threadId).distinct(), offset, max);
        lock.lock();
        try {
            List<MailThread> threads = new ArrayList<>();
            ids.items().forEach(id -> store.thread(id).ifPresent(threads::add));
            return new Page<>(threads, ids.more());
        } finally {
            lock.unlock();
        }
    }

    Stream<StoredMessage> matches(MessageFilter filter) {
        Predicate<StoredMessage> wanted = message -> message.labelIds().containsAll(filter.labelIds());
        if (!filter.admitsSpamAndTrash()) {
            wanted = wanted.and(
                    message -> !message.hasLabel(SystemLabels.SPAM) && !message.hasLabel(SystemLabels.TRASH));
        }
        return store.newestFirst().stream().filter(wanted);
    }

    private static <T> Page<T> page(Stream<T> all, long offset, int max) {
        List<T> items = all.skip(offset).limit(max + 1L).collect(Collectors.toCollection(ArrayList::new));
        boolean more = items.size() > max;
        return new Page<>(more ? items.subList(0, max) : items, more);
    }
}
