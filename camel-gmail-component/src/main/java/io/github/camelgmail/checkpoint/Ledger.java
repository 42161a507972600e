package io.github.camelgmail.checkpoint;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The open changes of one consumer, in the order they were read, and the watermark below them.
 *
 * <p>Invariant: the watermark never passes a change that is not finished. It stands at the position before the first
 * unfinished change, or, when all are finished, where reading has come to. Thread-safe.
 */
public final class Ledger {

    private final Lock lock = new ReentrantLock();
    private final Deque<Entry> open = new ArrayDeque<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Map<String, Integer> attempts;
    /** Keys that a former run finished beyond its watermark; they are met again when reading starts from there. */
    private final Set<String> finishedBefore;

    private BigInteger watermark;
    private BigInteger readUpTo;

    /**
     * What of a ledger is kept.
     *
     * @param watermark everything up to here is finished
     * @param finished  the keys of finished changes beyond it
     * @param attempts  how often an unfinished change has failed, by key
     */
    public record Snapshot(BigInteger watermark, List<String> finished, Map<String, Integer> attempts) {}

    private static final class Entry {
        private final String key;
        private final BigInteger position;
        private boolean finished;

        private Entry(String key, BigInteger position) {
            this.key = key;
            this.position = position;
        }
    }

    /** Continues where a snapshot stands. */
    public Ledger(Snapshot snapshot) {
        this.watermark = snapshot.watermark();
        this.readUpTo = snapshot.watermark();
        this.finishedBefore = new HashSet<>(snapshot.finished());
        this.attempts = new HashMap<>(snapshot.attempts());
    }

    /** The position to read on from. */
    public BigInteger readUpTo() {
        return locked(() -> readUpTo);
    }

    /**
     * Takes in what reading found, in the order of its positions.
     *
     * @param <C>      a change
     * @param found    the changes, each under a key that is the same whenever the change is read
     * @param position everything up to here has been read
     * @param complete whether that is all there is by now
     * @return those that are new and have to be worked on
     */
    public <C extends Keyed> List<C> read(Collection<C> found, BigInteger position, boolean complete) {
        return locked(() -> {
            List<C> admitted = new ArrayList<>();
            for (C change : found) {
                if (admit(change)) {
                    admitted.add(change);
                }
            }
            readUpTo = readUpTo.max(position);
            if (complete) {
                finishedBefore.clear();
            }
            advance();
            return admitted;
        });
    }

    private boolean admit(Keyed change) {
        if (byKey.containsKey(change.key()) || change.position().compareTo(watermark) <= 0) {
            return false;
        }
        Entry entry = new Entry(change.key(), change.position());
        entry.finished = finishedBefore.remove(change.key());
        open.add(entry);
        byKey.put(entry.key, entry);
        return !entry.finished;
    }

    /** Marks a change as finished, and says whether it was open. */
    public boolean finished(String key) {
        return locked(() -> {
            Entry entry = byKey.get(key);
            if (entry == null) {
                return false;
            }
            entry.finished = true;
            attempts.remove(key);
            advance();
            return true;
        });
    }

    /** Counts a failure of an open change. */
    public void failed(String key) {
        locked(() -> byKey.containsKey(key) ? attempts.merge(key, 1, Integer::sum) : null);
    }

    /** How often a change has failed. */
    public int attempts(String key) {
        return locked(() -> attempts.getOrDefault(key, 0));
    }

    /** Whether a change has been read and the watermark has not passed it. */
    public boolean isOpen(String key) {
        return locked(() -> byKey.containsKey(key));
    }

    /** The keys of the changes that are not finished. */
    public List<String> unfinished() {
        return locked(() -> open.stream()
                .filter(entry -> !entry.finished)
                .map(entry -> entry.key)
                .toList());
    }

    /** Whether all that was read is finished. */
    public boolean isIdle() {
        return locked(open::isEmpty);
    }

    /** The state to keep. */
    public Snapshot snapshot() {
        return locked(() -> {
            List<String> finished = new ArrayList<>(finishedBefore);
            open.stream()
                    .filter(entry -> entry.finished)
                    .map(entry -> entry.key)
                    .forEach(finished::add);
            return new Snapshot(watermark, finished, Map.copyOf(attempts));
        });
    }

    private void advance() {
        while (!open.isEmpty() && firstPositionFinished()) {
            BigInteger position = open.getFirst().position;
            while (!open.isEmpty() && open.getFirst().position.equals(position)) {
                byKey.remove(open.removeFirst().key);
            }
            watermark = watermark.max(position);
        }
        if (open.isEmpty()) {
            watermark = watermark.max(readUpTo);
        }
    }

    /** One history record can hold several changes, and a watermark cannot stand in the middle of one. */
    private boolean firstPositionFinished() {
        BigInteger position = open.getFirst().position;
        Iterator<Entry> entries = open.iterator();
        while (entries.hasNext()) {
            Entry entry = entries.next();
            if (!entry.position.equals(position)) {
                return true;
            }
            if (!entry.finished) {
                return false;
            }
        }
        return true;
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
