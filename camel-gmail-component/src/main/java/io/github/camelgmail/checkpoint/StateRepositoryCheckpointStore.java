package io.github.camelgmail.checkpoint;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps checkpoints as JSON text in any of Camel's state repositories, under {@code <mailbox>/<consumer>}. It is as durable
 * as the repository; a save is compare-and-set within one process only, since a repository has no such operation.
 */
public final class StateRepositoryCheckpointStore implements CheckpointStore {

    private final StateRepository<String, String> repository;
    private final Lock lock = new ReentrantLock();

    /** @param repository started and stopped by its owner */
    public StateRepositoryCheckpointStore(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    @Override
    public Optional<Checkpoint> load(CheckpointKey key) {
        String text = repository.getState(name(key));
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CheckpointFormat.read(key, text));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(
                    "The checkpoint '" + name(key) + "' in the state repository cannot be used: " + e.getMessage()
                            + ". Put back a copy of it, or remove it to start the consumer from now on, which skips the mail"
                            + " that came since",
                    e);
        }
    }

    @Override
    public void save(CheckpointKey key, Checkpoint checkpoint) {
        lock.lock();
        try {
            long found = load(key).map(Checkpoint::revision).orElse(0L);
            if (found != checkpoint.revision() - 1) {
                throw CheckpointException.overtaken(key, found, checkpoint.revision());
            }
            repository.setState(name(key), CheckpointFormat.write(key, checkpoint));
        } finally {
            lock.unlock();
        }
    }

    private static String name(CheckpointKey key) {
        return key.mailbox() + "/" + key.consumer();
    }
}
