package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.NotificationSink.Headstart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The change log of one mailbox. Ids grow with every change, by random steps; records below the floor are gone.
 * Guarded by the mailbox's lock.
 */
public final class History {

    private static final int LARGEST_STEP = 40;
    private static final int LARGEST_FIRST_ID = 1_000_000;

    private final ReentrantLock lock;
    private final Random random;
    private final HistoryFaults faults = new HistoryFaults();
    private final List<HistoryRecord> records = new ArrayList<>();
    private final Map<String, List<String>> labelsOfDeleted = new HashMap<>();
    private final MessageStore store;
    private final Horizon horizon;
    private final PushNotifications notifications;
    private long current;
    private long before;
    private long floor;

    History(ReentrantLock lock, Clock clock, Random random, MessageStore store, PushNotifications notifications) {
        this.lock = lock;
        this.random = random;
        this.store = store;
        this.horizon = new Horizon(clock);
        this.notifications = notifications;
        this.current = 1_000 + random.nextInt(LARGEST_FIRST_ID);
        this.floor = current;
        this.before = current;
    }

    /** The mailbox's current history id: that of its last change. */
    public long currentId() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** The current history id as callers are told it: short of changes that a notification ran ahead of. */
    public long toldId() {
        lock.lock();
        try {
            return horizon.told(current);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a message's arrival can't be seen yet, because its notification ran ahead of it. */
    boolean hides(String messageId) {
        if (!horizon.mayHide()) {
            return false;
        }
        lock.lock();
        try {
            long unseen = horizon.firstUnseen();
            return unseen < Long.MAX_VALUE
                    && records.subList(firstAfter(unseen - 1), records.size()).stream()
                            .anyMatch(record ->
                                    record.added() && record.messageId().equals(messageId));
        } finally {
            lock.unlock();
        }
    }

    /** What goes wrong on purpose. */
    public HistoryFaults faults() {
        return faults;
    }

    /** Forgets everything up to now, as Gmail does after a week or so: any earlier start answers 404. */
    public void raiseFloor() {
        lock.lock();
        try {
            floor = current;
            records.clear();
            labelsOfDeleted.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A page of the changes after a start.
     *
     * @param start   where the caller's knowledge ends; records after it are told
     * @param after   where this page begins: {@code start} on the first page, then {@link HistoryPage#next()}
     * @param types   the changes wanted
     * @param labelId only changes of messages that carry this label now; null for all
     * @param max     the most records on the page
     * @throws GmailError 404 when the history does not reach back to the start
     */
    public HistoryPage list(long start, long after, Set<HistoryType> types, String labelId, int max) {
        lock.lock();
        try {
            if (start < floor || start > current && faults.refusesFutureStart()) {
                throw GmailError.notFound();
            }
            if (faults.takeEmptyPage()) {
                return new HistoryPage(List.of(), OptionalLong.of(Math.min(after, current)), horizon.told(current));
            }
            return page(
                    after,
                    types,
                    record -> labelId == null || labelsOf(record.messageId()).contains(labelId),
                    max);
        } finally {
            lock.unlock();
        }
    }

    private HistoryPage page(long after, Set<HistoryType> types, Predicate<HistoryRecord> wanted, int max) {
        List<HistoryRecord> page = new ArrayList<>();
        long told = horizon.told(current);
        int end = firstAfter(horizon.firstUnseen() - 1);
        for (int i = firstAfter(after); i < end; i++) {
            HistoryRecord record = records.get(i);
            Optional<HistoryRecord> narrowed = wanted.test(record) ? record.only(types) : Optional.empty();
            if (narrowed.isEmpty()) {
                continue;
            }
            if (page.size() == max) {
                long last = page.get(page.size() - 1).id();
                return new HistoryPage(withFaults(page), OptionalLong.of(last), told);
            }
            page.add(narrowed.get());
        }
        return new HistoryPage(withFaults(page), OptionalLong.empty(), told);
    }

    private List<HistoryRecord> withFaults(List<HistoryRecord> page) {
        if (!page.isEmpty() && faults.takeDuplicate()) {
            page.add(page.get(0));
        }
        return page;
    }

    private int firstAfter(long id) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).id() <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The labels a message has now, or had when it was deleted. */
    public List<String> labelsOf(String messageId) {
        lock.lock();
        try {
            return store.find(messageId)
                    .map(StoredMessage::labelIds)
                    .orElseGet(() -> labelsOfDeleted.getOrDefault(messageId, List.of()));
        } finally {
            lock.unlock();
        }
    }

    /** Takes the id of a change that is about to be recorded. */
    long nextId() {
        current += 1 + random.nextInt(LARGEST_STEP);
        return current;
    }

    void added(StoredMessage message) {
        append(message, HistoryType.MESSAGE_ADDED, List.of(), List.of());
    }

    void deleted(StoredMessage message, long id) {
        labelsOfDeleted.put(message.id(), message.labelIds());
        append(message.with(message.labelIds(), id), HistoryType.MESSAGE_DELETED, List.of(), List.of());
    }

    void relabelled(StoredMessage message, List<String> labelsAdded, List<String> labelsRemoved) {
        append(message, null, labelsAdded, labelsRemoved);
    }

    private void append(StoredMessage message, HistoryType type, List<String> added, List<String> removed) {
        HistoryRecord record = new HistoryRecord(
                message.historyId(),
                message.id(),
                message.threadId(),
                type == HistoryType.MESSAGE_ADDED,
                type == HistoryType.MESSAGE_DELETED,
                added,
                removed);
        records.add(record);
        Headstart headstart = notifications.changed(record, message.labelIds());
        if (!headstart.time().isZero()) {
            horizon.hide(record.id(), before, headstart);
        }
        before = record.id();
    }

    /** Every type of change. */
    public static Set<HistoryType> allTypes() {
        return EnumSet.allOf(HistoryType.class);
    }
}
