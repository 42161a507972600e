package io.github.camelgmail.sync;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds what a crash would repeat: the changes that are fetched or in a route, and those finished that no checkpoint
 * holds yet. Invariant: both together are never more than the window's size. Thread-safe.
 */
final class InFlightWindow {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int size;

    private int working;
    private int unsaved;

    InFlightWindow(int size) {
        this.size = size;
    }

    /** Takes places for as many changes, all or none, and says whether there were as many. */
    boolean take(int changes) {
        lock.lock();
        try {
            if (working + unsaved + changes > size) {
                return false;
            }
            working += changes;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the place of a change that was not finished. */
    void release() {
        lock.lock();
        try {
            working--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A change is finished; it keeps its place until it is saved.
     *
     * @return how many others are still on their way
     */
    int finished() {
        lock.lock();
        try {
            working--;
            unsaved++;
            changed.signalAll();
            return working;
        } finally {
            lock.unlock();
        }
    }

    /** How many finished changes wait for a checkpoint. To be read before the checkpoint is taken. */
    int unsaved() {
        lock.lock();
        try {
            return unsaved;
        } finally {
            lock.unlock();
        }
    }

    /** A checkpoint now holds this many of the finished changes. */
    void saved(int changes) {
        lock.lock();
        try {
            unsaved -= changes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are as many places free, or could be by saving a checkpoint, but not for long. */
    void awaitPlaces(int changes, long millis) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (working + unsaved + changes > size && unsaved == 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
