package io.github.camelgmail.checkpoint;

import java.util.Optional;

/**
 * Keeps checkpoints across restarts. Implementations are thread-safe.
 *
 * <p>A save is compare-and-set: it succeeds only when the stored revision is the one before the given checkpoint's, so
 * that a consumer which lost its mailbox to another cannot set that one back.
 */
public interface CheckpointStore {

    /**
     * The checkpoint last saved under the key.
     *
     * @throws CheckpointException when there is one that cannot be read; never an empty answer in its place
     */
    Optional<Checkpoint> load(CheckpointKey key);

    /**
     * Saves durably: when the method returns, a crash does not lose the checkpoint.
     *
     * @throws CheckpointException when it cannot be saved, or when the stored revision is not the one before
     */
    void save(CheckpointKey key, Checkpoint checkpoint);
}
