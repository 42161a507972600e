package io.github.camelgmail.checkpoint;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open changes of one consumer, in the order of the history, and the watermark below them.
 *
 * <p>Invariant: the watermark never passes a change that is not finished. It stands at the history id before the first
 * unfinished change, or, when all are finished, where reading has come to. Thread-safe.
 */
public final class Ledger {

    private static final int RECENT = 10_000;

    private final Lock lock = new ReentrantLock();
    private final Deque<Entry> open = new ArrayDeque<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    /** Keys that a former run finished beyond its watermark; they are met again when history is read from there. */
    private final Set<String> finishedBefore;

    /** The last finished changes below the watermark: history may tell of the same message again in a later record. */
    private final Set<String> recent = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > RECENT;
        }
    });

    private long revision;
    private BigInteger watermark;
    private BigInteger readUpTo;
    private long internalDate;
    private boolean dirty;

    private static final class Entry {
        private final String key;
        private final BigInteger historyId;
        private boolean finished;

        private Entry(String key, BigInteger historyId) {
            this.key = key;
            this.historyId = historyId;
        }
    }

    /** Continues where a checkpoint stands. */
    public Ledger(Checkpoint checkpoint) {
        this.revision = checkpoint.revision();
        this.watermark = checkpoint.historyId();
        this.readUpTo = checkpoint.historyId();
        this.internalDate = checkpoint.internalDate();
        this.finishedBefore = new HashSet<>(checkpoint.finished());
    }

    /** The history id to read on from. */
    public BigInteger readUpTo() {
        lock.lock();
        try {
            return readUpTo;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes in what reading found, in the order of the history.
     *
     * @param <C>      a change
     * @param found    the changes, each under a key that is the same whenever the change is read
     * @param newMark  everything up to this history id has been read
     * @param complete whether that is all there is by now
     * @return those that are new and have to be worked on
     */
    public <C extends Keyed> List<C> read(Collection<C> found, BigInteger newMark, boolean complete) {
        lock.lock();
        try {
            List<C> admitted = new ArrayList<>();
            for (C change : found) {
                if (admit(change)) {
                    admitted.add(change);
                }
            }
            readUpTo = readUpTo.max(newMark);
            if (complete) {
                finishedBefore.clear();
            }
            advance();
            return admitted;
        } finally {
            lock.unlock();
        }
    }

    private boolean admit(Keyed change) {
        if (byKey.containsKey(change.key())
                || recent.contains(change.key())
                || change.historyId().compareTo(watermark) <= 0) {
            return false;
        }
        Entry entry = new Entry(change.key(), change.historyId());
        entry.finished = finishedBefore.remove(change.key());
        open.add(entry);
        byKey.put(entry.key, entry);
        return !entry.finished;
    }

    /**
     * Marks a change as finished; a key that is not open is ignored.
     *
     * @param messageDate the message's internal date in ms since 1970, 0 when unknown
     */
    public void finished(String key, long messageDate) {
        lock.lock();
        try {
            Entry entry = byKey.get(key);
            if (entry != null) {
                entry.finished = true;
                internalDate = Math.max(internalDate, messageDate);
                dirty = true;
                advance();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The state to save, if it has changed since the last call; the next revision then counts as saved.
     *
     * @return null when there is nothing new
     */
    public Checkpoint toSave() {
        lock.lock();
        try {
            if (!dirty) {
                return null;
            }
            dirty = false;
            List<String> finished = new ArrayList<>(finishedBefore);
            open.stream()
                    .filter(entry -> entry.finished)
                    .map(entry -> entry.key)
                    .forEach(finished::add);
            return new Checkpoint(++revision, watermark, finished, internalDate);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a checkpoint back that could not be saved, so that the next attempt writes its revision again. */
    public void notSaved(Checkpoint checkpoint) {
        lock.lock();
        try {
            revision = checkpoint.revision() - 1;
            dirty = true;
        } finally {
            lock.unlock();
        }
    }

    /** How many changes have been read and are not finished, or finished behind one that is not. */
    public int size() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        while (!open.isEmpty() && firstRecordFinished()) {
            BigInteger record = open.getFirst().historyId;
            while (!open.isEmpty() && open.getFirst().historyId.equals(record)) {
                String key = open.removeFirst().key;
                byKey.remove(key);
                recent.add(key);
            }
            raise(record);
        }
        if (open.isEmpty()) {
            raise(readUpTo);
        }
    }

    /** A history record can hold several changes, and a watermark cannot stand in the middle of one. */
    private boolean firstRecordFinished() {
        BigInteger record = open.getFirst().historyId;
        Iterator<Entry> entries = open.iterator();
        while (entries.hasNext()) {
            Entry entry = entries.next();
            if (!entry.historyId.equals(record)) {
                return true;
            }
            if (!entry.finished) {
                return false;
            }
        }
        return true;
    }

    private void raise(BigInteger historyId) {
        if (historyId.compareTo(watermark) > 0) {
            watermark = historyId;
            dirty = true;
        }
    }
}
