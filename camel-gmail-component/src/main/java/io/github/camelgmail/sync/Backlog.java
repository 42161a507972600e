package io.github.camelgmail.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The changes that wait to be fetched: new ones in order, and failed ones when their time has come. Thread-safe. */
final class Backlog {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private final Lock lock = new ReentrantLock();
    private final Deque<Waiting> fresh = new ArrayDeque<>();
    private final PriorityQueue<Waiting> failed = new PriorityQueue<>(Comparator.comparing(Waiting::due));
    private final Clock clock;

    /**
     * A change and the number of the attempt that it waits for.
     *
     * @param due not before then
     */
    record Waiting(Change change, int attempt, Instant due) {}

    Backlog(Clock clock) {
        this.clock = clock;
    }

    void add(List<Change> changes) {
        lock.lock();
        try {
            changes.forEach(change -> fresh.addLast(new Waiting(change, 1, Instant.MIN)));
        } finally {
            lock.unlock();
        }
    }

    /** Puts back what was taken and not handled, at its old place. */
    void putBack(List<Waiting> taken) {
        lock.lock();
        try {
            for (int i = taken.size() - 1; i >= 0; i--) {
                fresh.addFirst(taken.get(i));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Puts back a change whose handling failed, for another attempt after a delay that doubles each time. */
    void retry(Change change, int failedAttempt) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failedAttempt - 1, 20));
        Instant due = clock.instant().plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
        lock.lock();
        try {
            failed.add(new Waiting(change, failedAttempt + 1, due));
        } finally {
            lock.unlock();
        }
    }

    /** How many could be taken now, at most. */
    int ready(int most) {
        lock.lock();
        try {
            return Math.min(most, fresh.size() + dueCount());
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next ones out, failed ones first. */
    List<Waiting> take(int most) {
        lock.lock();
        try {
            List<Waiting> taken = new ArrayList<>();
            Instant now = clock.instant();
            while (taken.size() < most
                    && !failed.isEmpty()
                    && !failed.peek().due().isAfter(now)) {
                taken.add(failed.poll());
            }
            while (taken.size() < most && !fresh.isEmpty()) {
                taken.add(fresh.pollFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private int dueCount() {
        Instant now = clock.instant();
        return (int)
                failed.stream().filter(waiting -> !waiting.due().isAfter(now)).count();
    }
}
