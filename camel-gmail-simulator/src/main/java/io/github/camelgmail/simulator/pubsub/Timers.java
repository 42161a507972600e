package io.github.camelgmail.simulator.pubsub;

import java.time.Clock;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks at their time by the simulator's clock, which may be set by hand, one after the other on one thread and in order
 * of time. A task must not block. The thread begins with the first task.
 */
final class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(10);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long sequence;
    private Thread thread;
    private boolean closed;

    Timers(Clock clock) {
        this.clock = clock;
    }

    /** Runs a task as soon as may be. */
    void execute(Runnable task) {
        at(Instant.MIN, task);
    }

    /** Runs a task when the clock has come to this time. */
    void at(Instant time, Runnable task) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            tasks.add(new Task(time, sequence++, task));
            if (thread == null) {
                thread = new Thread(this::run, "simulator-pubsub");
                thread.setDaemon(true);
                thread.start();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets every task. */
    void clear() {
        lock.lock();
        try {
            tasks.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets every task and ends the thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The simulator's Pub/Sub failed", e);
            }
        }
    }

    private Runnable next() {
        lock.lock();
        try {
            while (!closed) {
                Task first = tasks.peek();
                if (first == null) {
                    changed.awaitUninterruptibly();
                } else if (!clock.instant().isBefore(first.time())) {
                    return tasks.poll().work();
                } else {
                    changed.awaitNanos(LONGEST_WAIT);
                }
            }
            return null;
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    private record Task(Instant time, long sequence, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
