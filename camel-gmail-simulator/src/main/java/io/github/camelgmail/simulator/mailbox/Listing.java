package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.search.SearchQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of what a mailbox holds, newest first. A page begins at an offset into the list as it is now: who changes the
 * list between two pages skips or repeats entries, as with Gmail.
 */
final class Listing {

    private final ReentrantLock lock;
    private final MessageStore store;
    private final Labels labels;
    private final Supplier<List<String>> ownAddresses;
    private final Predicate<String> hidden;

    Listing(
            ReentrantLock lock,
            MessageStore store,
            Labels labels,
            Supplier<List<String>> ownAddresses,
            Predicate<String> hidden) {
        this.lock = lock;
        this.store = store;
        this.labels = labels;
        this.ownAddresses = ownAddresses;
        this.hidden = hidden;
    }

    /** The messages that pass the filter. */
    Page<StoredMessage> messages(MessageFilter filter, long offset, int max) {
        return page(matches(filter), offset, max);
    }

    /** The threads of which some message passes the filter, by their newest such message. */
    Page<MailThread> threads(MessageFilter filter, long offset, int max) {
        Stream<String> matching = matches(filter).map(StoredMessage::threadId).distinct();
        Page<String> ids = page(matching.filter(store::hasThread), offset, max);
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
        if (filter.query() != null) {
            wanted = wanted.and(search(filter.query()));
        }
        return source(filter).stream()
                .filter(message -> !hidden.test(message.id()))
                .filter(wanted);
    }

    private Collection<StoredMessage> source(MessageFilter filter) {
        if (filter.query() == null) {
            return store.newestFirst(filter.labelIds());
        }
        lock.lock();
        try {
            return store.indexedNewestFirst();
        } finally {
            lock.unlock();
        }
    }

    private Predicate<StoredMessage> search(SearchQuery query) {
        Map<String, String> names = labels.list().stream().collect(Collectors.toMap(Label::id, Label::name));
        List<String> own = ownAddresses.get();
        return message -> query.matches(new Searchable(message, names, own));
    }

    private static <T> Page<T> page(Stream<T> all, long offset, int max) {
        List<T> items = all.skip(offset).limit(max + 1L).collect(Collectors.toCollection(ArrayList::new));
        boolean more = items.size() > max;
        return new Page<>(more ? items.subList(0, max) : items, more);
    }
}
