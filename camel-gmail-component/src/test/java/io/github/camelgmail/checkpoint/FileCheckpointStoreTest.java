package io.github.camelgmail.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointStoreTest {

    private static final CheckpointKey KEY = new CheckpointKey("amy@example.com", "invoices");

    @TempDir
    Path folder;

    @Test
    void keepsACheckpointAcrossStores() {
        Checkpoint saved = new Checkpoint(
                1,
                "labelIds=INBOX",
                new BigInteger("18446744073709551615"),
                List.of("18e7c8b0b8fa42d1"),
                Map.of("18e7c8b0b8fa42d2", 2),
                Map.of("18e7c8b0b8fa42d1", 1_700_000_000_000L),
                1_700_000_000_000L,
                new Checkpoint.InFlight(List.of("18e7c8b0b8fa42d3"), Map.of("18e7c8b0b8fa42d3", 1)),
                new Checkpoint.Actions(List.of("18e7c8b0b8fa42d1"), List.of()),
                new Checkpoint.Listing("first start", "is:unread", 1, 2, List.of("x"), List.of("y"), 3));

        new FileCheckpointStore(folder).save(KEY, saved);

        assertThat(new FileCheckpointStore(folder).load(KEY)).contains(saved);
    }

    @Test
    void hasNoneForAnotherMailboxOrConsumer() {
        FileCheckpointStore store = new FileCheckpointStore(folder);
        store.save(KEY, Checkpoint.startingAt(BigInteger.ONE));

        assertThat(store.load(new CheckpointKey("amy@example.com", "other"))).isEmpty();
        assertThat(store.load(new CheckpointKey("bob@example.com", "invoices"))).isEmpty();
    }

    @Test
    void refusesToOverwriteACheckpointThatAnotherConsumerSaved() {
        new FileCheckpointStore(folder).save(KEY, Checkpoint.startingAt(BigInteger.ONE));
        FileCheckpointStore store = new FileCheckpointStore(folder);
        store.save(KEY, Checkpoint.startingAt(BigInteger.TEN).withRevision(2));

        assertThatThrownBy(() ->
                        store.save(KEY, Checkpoint.startingAt(BigInteger.TWO).withRevision(2)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("invoices")
                .hasMessageContaining("consumerId");
        assertThat(store.load(KEY).orElseThrow().historyId()).isEqualTo(10);
    }

    @Test
    void aTornFileIsAnErrorThatSaysWhatToDoAndIsLeftAlone() throws IOException {
        FileCheckpointStore store = new FileCheckpointStore(folder);
        store.save(KEY, Checkpoint.startingAt(BigInteger.ONE));
        Path file = onlyFile();
        Files.writeString(file, Files.readString(file).substring(0, 40));

        assertThatThrownBy(() -> store.load(KEY))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("torn")
                .hasMessageContaining("Put back a copy");
        assertThat(file).exists();
    }

    @Test
    void aFileOfAnotherKindIsAnError() throws IOException {
        FileCheckpointStore store = new FileCheckpointStore(folder);
        store.save(KEY, Checkpoint.startingAt(BigInteger.ONE));

        for (String foreign : List.of("", "[]", "{}", "null", "{\"format\":\"other\"}", "{\"format\": 1}")) {
            Files.writeString(onlyFile(), foreign);
            assertThatThrownBy(() -> store.load(KEY)).as(foreign).isInstanceOf(CheckpointException.class);
            assertThatThrownBy(() -> store.save(
                            KEY, Checkpoint.startingAt(BigInteger.TWO).withRevision(2)))
                    .as(foreign)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("Put back a copy");
            assertThat(onlyFile()).hasContent(foreign);
        }
    }

    @Test
    void anotherConsumersFileIsAnError() throws IOException {
        FileCheckpointStore store = new FileCheckpointStore(folder);
        store.save(new CheckpointKey("amy@example.com", "other"), Checkpoint.startingAt(BigInteger.ONE));
        Path other = onlyFile();
        Files.move(other, other.resolveSibling("invoices.json"));

        assertThatThrownBy(() -> store.load(KEY))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("'consumer' is 'other', expected 'invoices'");
        assertThatThrownBy(() ->
                        store.save(KEY, Checkpoint.startingAt(BigInteger.TWO).withRevision(2)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("'consumer' is 'other', expected 'invoices'");
    }

    @Test
    void noNameLeadsOutOfTheFolder() throws IOException {
        CheckpointKey hostile = new CheckpointKey("../..", "/../x*?\u0000");

        new FileCheckpointStore(folder).save(hostile, Checkpoint.startingAt(BigInteger.ONE));

        assertThat(new FileCheckpointStore(folder).load(hostile)).isPresent();
        assertThat(onlyFile()).startsWith(folder);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
