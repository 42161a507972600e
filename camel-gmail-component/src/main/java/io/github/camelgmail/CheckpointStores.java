package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.checkpoint.FileCheckpointStore;
import io.github.camelgmail.checkpoint.MemoryCheckpointStore;
import io.github.camelgmail.checkpoint.StateRepositoryCheckpointStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;

/** The checkpoint stores of a component, and which checkpoints its consumers hold. Thread-safe. */
final class CheckpointStores {

    private static final String FILE = "file:";

    private final MemoryCheckpointStore memory = new MemoryCheckpointStore();
    private final Map<Path, CheckpointStore> files = new ConcurrentHashMap<>();
    private final Map<StateRepository<?, ?>, CheckpointStore> repositories = new ConcurrentHashMap<>();
    private final Set<Claim> claims = ConcurrentHashMap.newKeySet();

    private record Claim(CheckpointStore store, CheckpointKey key) {}

    /** The store that the option {@code checkpointStore} names. */
    @SuppressWarnings("unchecked")
    CheckpointStore of(Object option) {
        if (option instanceof CheckpointStore store) {
            return store;
        }
        if (option instanceof StateRepository<?, ?> repository) {
            return repositories.computeIfAbsent(
                    repository, it -> new StateRepositoryCheckpointStore((StateRepository<String, String>) it));
        }
        if ("memory".equals(option)) {
            return memory;
        }
        if (option instanceof String text && text.startsWith(FILE) && text.length() > FILE.length()) {
            Path folder =
                    Path.of(text.substring(FILE.length())).toAbsolutePath().normalize();
            return files.computeIfAbsent(folder, FileCheckpointStore::new);
        }
        throw new IllegalArgumentException("Invalid option checkpointStore: found '" + option
                + "', allowed: memory, file:<folder>, or #name of a bean of type CheckpointStore or"
                + " StateRepository");
    }

    /**
     * Takes a checkpoint for a consumer.
     *
     * @throws IllegalStateException when another consumer has it: both would take turns losing and repeating mail
     */
    void claim(CheckpointStore store, CheckpointKey key) {
        if (!claims.add(new Claim(store, key))) {
            throw new IllegalStateException("Two consumers of mailbox '" + key.mailbox() + "' share the checkpoint '"
                    + key.consumer() + "': give each its own option consumerId");
        }
    }

    void release(CheckpointStore store, CheckpointKey key) {
        claims.remove(new Claim(store, key));
    }
}
