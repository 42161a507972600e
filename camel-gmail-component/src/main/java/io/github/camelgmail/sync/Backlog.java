package io.github.camelgmail.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The changes that wait for a route: failed ones when their time has come, then new ones, then those of a listing of older
 * messages. With order by thread, a change waits for all earlier ones of its thread. Thread-safe.
 */
final class Backlog {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private final Lock lock = new ReentrantLock();
    private final Deque<Waiting> fresh = new ArrayDeque<>();
    private final Deque<Waiting> older = new ArrayDeque<>();
    private final PriorityQueue<Waiting> failed = new PriorityQueue<>(Comparator.comparing(Waiting::due));
    /** Threads with a change that is on its way or has failed; empty without order by thread. */
    private final Set<String> busyThreads = new HashSet<>();

    private final Clock clock;
    private final boolean orderByThread;

    /**
     * A change and the number of the attempt that it waits for.
     *
     * @param due not before then
     */
    record Waiting(Change change, int attempt, Instant due) {

        Waiting(Change change, int attempt) {
            this(change, attempt, Instant.MIN);
        }
    }

    Backlog(Clock clock, boolean orderByThread) {
        this.clock = clock;
        this.orderByThread = orderByThread;
    }

    void add(Collection<Waiting> changes) {
        locked(() -> fresh.addAll(changes));
    }

    void addOlder(Collection<Waiting> changes) {
        locked(() -> older.addAll(changes));
    }

    /** Puts back what was taken and not handled, at the front. */
    void putBack(List<Waiting> taken) {
        locked(() -> {
            for (int i = taken.size() - 1; i >= 0; i--) {
                release(taken.get(i).change());
                fresh.addFirst(taken.get(i));
            }
            return null;
        });
    }

    /** Puts back a change that failed, for another attempt after a delay that doubles each time. */
    void retry(Change change, int failedAttempt) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failedAttempt - 1, 20));
        Instant due = clock.instant().plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
        locked(() -> failed.add(new Waiting(change, failedAttempt + 1, due)));
    }

    /** Puts back a change for the same attempt, not before a time. */
    void later(Waiting waiting, Instant due) {
        locked(() -> failed.add(new Waiting(waiting.change(), waiting.attempt(), due)));
    }

    /** Whether there is something that need not wait longer. */
    boolean hasDue() {
        return locked(() -> !fresh.isEmpty()
                || !older.isEmpty()
                || !failed.isEmpty() && !failed.peek().due().isAfter(clock.instant()));
    }

    /** The change has been handled: the next one of its thread may go. */
    void done(Change change) {
        locked(() -> {
            release(change);
            return null;
        });
    }

    /** Takes the next ones out. */
    List<Waiting> take(int most) {
        return locked(() -> {
            List<Waiting> taken = new ArrayList<>();
            Instant now = clock.instant();
            while (taken.size() < most
                    && !failed.isEmpty()
                    && !failed.peek().due().isAfter(now)) {
                taken.add(failed.poll());
            }
            take(fresh, most, taken);
            take(older, most, taken);
            return taken;
        });
    }

    private void take(Deque<Waiting> queue, int most, List<Waiting> taken) {
        Iterator<Waiting> waiting = queue.iterator();
        Set<String> passed = new HashSet<>();
        while (taken.size() < most && waiting.hasNext()) {
            Waiting next = waiting.next();
            String thread = next.change().threadId();
            if (!orderByThread || thread == null || !passed.contains(thread) && busyThreads.add(thread)) {
                taken.add(next);
                waiting.remove();
            } else {
                passed.add(thread);
            }
        }
    }

    /** Takes one change out by its key, if it waits and is not to wait longer. */
    Optional<Waiting> take(String key) {
        return locked(() -> {
            for (Collection<Waiting> queue : List.of(fresh, older)) {
                Iterator<Waiting> waiting = queue.iterator();
                while (waiting.hasNext()) {
                    Waiting next = waiting.next();
                    if (next.change().key().equals(key)
                            || next.change().companions().contains(key)) {
                        waiting.remove();
                        return Optional.of(next);
                    }
                }
            }
            return Optional.empty();
        });
    }

    /** Forgets all that waits. */
    void clear() {
        locked(() -> {
            fresh.clear();
            older.clear();
            failed.clear();
            busyThreads.clear();
            return null;
        });
    }

    /** How many new changes wait. */
    int size() {
        return locked(fresh::size);
    }

    /** How many changes of a listing wait. */
    int olderSize() {
        return locked(older::size);
    }

    private void release(Change change) {
        if (change.threadId() != null) {
            busyThreads.remove(change.threadId());
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
