package io.github.camelgmail.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Decides when a polling consumer polls, so that a measurement begins with a poll and not at some point of the delay
 * between two. A poll that may not begin is held where it would have begun. The first poll may begin.
 */
final class Gate extends DefaultPollingConsumerPollStrategy {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int admitted = 1;
    private boolean holding;
    private boolean over;

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        lock.lock();
        try {
            while (admitted == 0 && !over) {
                holding = true;
                changed.signalAll();
                changed.await();
            }
            admitted--;
            return !over;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            holding = false;
            lock.unlock();
        }
    }

    /** Lets so many polls begin from now on, a held one first; 0 holds the next. */
    void admit(int polls) {
        lock.lock();
        try {
            admitted = polls;
            holding = holding && polls == 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Holds no poll any longer, and lets none begin. */
    void shut() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a poll is held, which shows that all those before it are over.
     *
     * @throws IllegalStateException when that takes longer than the given time
     */
    void awaitHeld(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(atMost);
            while (!holding) {
                if (nanos <= 0) {
                    throw new IllegalStateException("the consumer has not come to its next poll within " + atMost);
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
