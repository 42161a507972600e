package io.github.camelgmail;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The JVM of a {@link MailboxesRoute}, which can be killed and started again. */
final class MailboxesProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final String heap;
    private final String uri;
    private Process process;

    /** @param options of the endpoint {@code gmail:*}, without its checkpoint store */
    MailboxesProcess(Path folder, String heap, String options) {
        this.folder = folder;
        this.heap = heap;
        this.uri = "gmail:*?" + options + "&checkpointStore=file:" + folder.resolve("checkpoints");
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailboxesRoute.class.getName(),
                        uri,
                        folder.resolve("completed").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** A mailbox is followed from its first checkpoint on. */
    void awaitCheckpoints(int count) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
                return files.filter(file -> file.toString().endsWith(".json")).count() >= count;
            }
        });
    }

    /** Mailbox and id of each message that was completed, as often as it was. */
    List<String> completed() throws IOException {
        Path file = folder.resolve("completed");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    void awaitCompleted(Set<String> messages) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> new HashSet<>(completed())
                .containsAll(messages));
    }

    /** What the route tells of itself. */
    String status() throws IOException {
        long before = statuses().size();
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        await().atMost(Duration.ofSeconds(30)).until(() -> statuses().size() > before);
        return statuses().get((int) before).substring(MailboxesRoute.STATUS.length());
    }

    private List<String> statuses() throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream()
                .filter(line -> line.startsWith(MailboxesRoute.STATUS))
                .toList();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
