package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A JVM is killed while its route works: nothing is lost, and no more is repeated than was on its way. */
class RestartTest extends RouteTest {

    private static final int MAILS = 500;
    private static final int WINDOW = 100;

    private Process process;

    @AfterEach
    void killIt() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void aKilledRouteLosesNothingAndRepeatsAtMostWhatWasInFlight() throws Exception {
        start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.isDirectory(folder.resolve("checkpoints")));
        List<String> arrived = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            arrived.add(amy().receive(mail("mail " + i, "text")).id());
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> completed().size() > MAILS / 3);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        int completedBefore = completed().size();
        start();
        await().atMost(Duration.ofSeconds(60)).until(() -> new HashSet<>(completed()).size() == MAILS);

        List<String> completed = completed();
        int repeats = completed.size() - MAILS;
        System.out.println(
                "killed after " + completedBefore + " of " + MAILS + " mails: 0 lost, " + repeats + " repeated");
        assertThat(completedBefore).isLessThan(MAILS);
        assertThat(completed).containsAll(arrived);
        assertThat(repeats).isLessThanOrEqualTo(WINDOW);
    }

    private void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestartRoute.class.getName(),
                        GMAIL.simulator().rootUrl(),
                        GMAIL.simulator().tokens().issue(AMY),
                        folder.resolve("checkpoints").toString(),
                        folder.resolve("completed").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> completed() throws IOException {
        Path file = folder.resolve("completed");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
