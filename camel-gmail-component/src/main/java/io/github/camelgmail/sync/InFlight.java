package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Checkpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The changes on their way: fetched or in a route, or finished and in no checkpoint yet. Invariant: together they are
 * never more than the window's size, so that a crash repeats no more. Thread-safe.
 */
final class InFlight {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Long> bytesByKey = new LinkedHashMap<>();
    private final int size;
    private final AtomicLong bytes;

    private int taken;
    private int unsaved;

    /**
     * @param size  how many changes may be on their way
     * @param bytes counts the bytes of all that is on its way, here and in other mailboxes of the same consumer
     */
    InFlight(int size, AtomicLong bytes) {
        this.size = size;
        this.bytes = bytes;
    }

    /** Takes places for as many changes, all or none, and says whether there were as many. */
    boolean take(int changes) {
        lock.lock();
        try {
            if (taken + unsaved + changes > size) {
                return false;
            }
            taken += changes;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A change that has a place goes to a route. */
    void start(String key, long size) {
        lock.lock();
        try {
            bytesByKey.put(key, size);
            bytes.addAndGet(size);
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the place of a change that was not finished. */
    void release(String key) {
        lock.lock();
        try {
            taken--;
            leave(key);
        } finally {
            lock.unlock();
        }
    }

    /**
     * A change is finished; it keeps its place until it is saved.
     *
     * @return how many others are still on their way
     */
    int finished(String key) {
        lock.lock();
        try {
            unsaved++;
            taken--;
            leave(key);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void leave(String key) {
        Long size = bytesByKey.remove(key);
        bytes.addAndGet(size == null ? 0 : -size);
        changed.signalAll();
    }

    /** How many finished changes wait for a checkpoint. To be read before the checkpoint is made. */
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
            while (taken + unsaved + changes > size && unsaved == 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until fewer bytes than these are on their way, but not for long, and says whether they are. */
    boolean awaitBytesBelow(long most, long millis) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (bytes.get() >= most && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return bytes.get() < most;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is on its way, but not for long, and says whether that is so. */
    boolean awaitIdle(long millis) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (taken > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return taken == 0;
        } finally {
            lock.unlock();
        }
    }

    /** The bytes of all messages on their way, in all mailboxes of the consumer. */
    long bytes() {
        return bytes.get();
    }

    /** How many changes are on their way to a route or in it. */
    int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The keys of the changes in a route. */
    List<String> keys() {
        lock.lock();
        try {
            return new ArrayList<>(bytesByKey.keySet());
        } finally {
            lock.unlock();
        }
    }

    Checkpoint.InFlight snapshot(Map<String, Integer> deaths) {
        return new Checkpoint.InFlight(keys(), deaths);
    }
}
