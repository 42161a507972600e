package io.github.camelgmail.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The mails that have come to the end of a route. Thread-safe. */
final class Arrivals {

    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final CountDownLatch missing;
    private volatile long lastFirst = System.nanoTime();

    /** @param expected how many different mails are to arrive */
    Arrivals(int expected) {
        this.missing = new CountDownLatch(expected);
    }

    void add(String messageId) {
        if (times.merge(messageId, 1, Integer::sum) == 1) {
            lastFirst = System.nanoTime();
            missing.countDown();
        }
    }

    /** Waits until all are there, but no longer than this. */
    void await(Duration atMost) throws InterruptedException {
        missing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When the last mail arrived that had not been there before, by {@link System#nanoTime}. */
    long lastFirst() {
        return lastFirst;
    }

    /** How many different mails arrived. */
    int different() {
        return times.size();
    }

    /** How many of these have not arrived. */
    int lost(Collection<String> delivered) {
        return (int) delivered.stream().filter(id -> !times.containsKey(id)).count();
    }

    /** How often a mail arrived that had already been there. */
    int repeated() {
        return times.values().stream().mapToInt(count -> count - 1).sum();
    }
}
