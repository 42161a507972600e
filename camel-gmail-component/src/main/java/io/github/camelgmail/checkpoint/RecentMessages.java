package io.github.camelgmail.checkpoint;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The messages finished last, so that one which is told of again, in a later history record or in a listing by date, is not
 * handed out again. Keeps those whose internal date is not older than an overlap before the latest, and no more than
 * a number of them. Thread-safe.
 */
public final class RecentMessages {

    private final Lock lock = new ReentrantLock();
    private final Map<String, Long> dates;
    private final long overlapMillis;
    private final int most;

    private long latest;

    /**
     * @param dates         internal dates in ms since 1970 by message id, from a former run
     * @param latest        the latest internal date of a finished message
     * @param overlapMillis how far back messages are remembered
     * @param most          how many messages are remembered
     */
    public RecentMessages(Map<String, Long> dates, long latest, long overlapMillis, int most) {
        this.dates = new HashMap<>(dates);
        this.latest = latest;
        this.overlapMillis = overlapMillis;
        this.most = most;
    }

    /** Remembers a finished message; one without a date counts as of now, so to say: as the latest. */
    public void add(String messageId, long internalDate) {
        lock.lock();
        try {
            latest = Math.max(latest, internalDate);
            dates.put(messageId, internalDate == 0 ? latest : internalDate);
            if (dates.size() > most + most / 4) {
                prune();
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean contains(String messageId) {
        lock.lock();
        try {
            return dates.containsKey(messageId);
        } finally {
            lock.unlock();
        }
    }

    /** The latest internal date of a finished message in ms since 1970; 0 when there was none. */
    public long latest() {
        lock.lock();
        try {
            return latest;
        } finally {
            lock.unlock();
        }
    }

    /** What is remembered, pruned to what is worth keeping. */
    public Map<String, Long> snapshot() {
        lock.lock();
        try {
            prune();
            return Map.copyOf(dates);
        } finally {
            lock.unlock();
        }
    }

    private void prune() {
        dates.values().removeIf(date -> date < latest - overlapMillis);
        if (dates.size() > most) {
            dates.entrySet().stream()
                    .sorted(Comparator.comparingLong(Map.Entry::getValue))
                    .limit(dates.size() - most)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(dates::remove);
        }
    }
}
