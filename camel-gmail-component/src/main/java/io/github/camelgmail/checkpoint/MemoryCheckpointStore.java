package io.github.camelgmail.checkpoint;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps checkpoints for as long as the store lives: after a restart a consumer begins anew. */
public final class MemoryCheckpointStore implements CheckpointStore {

    private final Map<CheckpointKey, Checkpoint> checkpoints = new ConcurrentHashMap<>();

    @Override
    public Optional<Checkpoint> load(CheckpointKey key) {
        return Optional.ofNullable(checkpoints.get(key));
    }

    @Override
    public void save(CheckpointKey key, Checkpoint checkpoint) {
        checkpoints.compute(key, (k, stored) -> {
            long found = stored == null ? 0 : stored.revision();
            if (found != checkpoint.revision() - 1) {
                throw CheckpointException.overtaken(key, found, checkpoint.revision());
            }
            return checkpoint;
        });
    }
}
