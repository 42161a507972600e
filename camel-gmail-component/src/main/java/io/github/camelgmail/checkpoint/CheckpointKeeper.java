package io.github.camelgmail.checkpoint;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Saves one consumer's checkpoint, when it has changed, one revision after the other. Thread-safe. */
public final class CheckpointKeeper {

    private final Lock lock = new ReentrantLock();
    private final CheckpointStore store;
    private final CheckpointKey key;

    private Checkpoint saved;

    public CheckpointKeeper(CheckpointStore store, CheckpointKey key) {
        this.store = store;
        this.key = key;
    }

    /** The checkpoint of the last run, if there was one. */
    public Optional<Checkpoint> load() {
        lock.lock();
        try {
            Optional<Checkpoint> found = store.load(key);
            saved = found.orElse(null);
            return found;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Saves a state unless it is the one saved last.
     *
     * @param state asked for the state with any revision, by one thread at a time
     */
    public void save(Supplier<Checkpoint> state) {
        lock.lock();
        try {
            long revision = saved == null ? 0 : saved.revision();
            Checkpoint current = state.get();
            if (saved == null || !current.withRevision(revision).equals(saved)) {
                Checkpoint next = current.withRevision(revision + 1);
                store.save(key, next);
                saved = next;
            }
        } finally {
            lock.unlock();
        }
    }
}
