package io.github.camelgmail.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who runs the example. */
class PushExampleTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path output;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private SimulatorRun run;

    @BeforeEach
    void start() throws Exception {
        run = SimulatorRun.start(new PrintStream(screen, true, StandardCharsets.UTF_8), output);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void servesTheMailboxesOfTheFileAndOneThatIsAddedWhileItRuns() throws Exception {
        assertThat(run.showMail(LONG)).isTrue();

        assertThat(mailLines())
                .hasSize(4)
                .allMatch(line -> line.matches("  for \\w+@example\\.com +after +\\d+ ms  Nora <nora@example.org>: .*"))
                .anyMatch(line -> line.contains("amy@") && line.endsWith("Lunch with amy?"))
                .anyMatch(line -> line.contains("bob@") && line.endsWith("Lunch with bob?"))
                .anyMatch(line -> line.contains("cleo@") && line.endsWith("Lunch with cleo?"))
                .last()
                .asString()
                .contains("dora@", "Lunch with dora?");
    }

    @Test
    void receivesWhatIsDroppedIntoAFolderOfAMailboxAndObeysNothingThatItSaysToTheTerminal() throws Exception {
        awaitWatch("bob@example.com");
        run.tellWhatToTry();

        drop("bob@example.com", """
                From: robot@example.org
                To: bob@example.com
                Subject: =?utf-8?Q?=1B[2Jcleared?=

                Beep.
                """);

        await().atMost(LONG).until(() -> mailLines().size() == 1);
        assertThat(mailLines().get(0)).contains("bob@example.com", "[2Jcleared").doesNotContain("\u001B");
    }

    @Test
    void putsAsideAMailThatFailsAndGoesOn() throws Exception {
        awaitWatch("cleo@example.com");
        run.tellWhatToTry();
        Path noFolder = Files.createDirectories(output.resolve("mail")).resolve("cleo@example.com");
        Files.writeString(noFolder, "Here no folder can be.");

        drop("cleo@example.com", "Subject: First\n\nOne.\n");

        Path failed = output.resolve("mail/failed");
        await().atMost(LONG).until(() -> Files.exists(failed));
        await().atMost(LONG).untilAsserted(() -> assertThat(failed).isDirectoryContaining("glob:**.txt"));
        Files.delete(noFolder);
        drop("cleo@example.com", "Subject: Second\n\nTwo.\n");

        await().atMost(LONG).untilAsserted(() -> assertThat(noFolder).isDirectoryContaining("glob:**.txt"));
    }

    private void awaitWatch(String address) {
        await().atMost(LONG).until(() -> run.domain().isWatched(address));
    }

    private void drop(String address, String mail) throws IOException {
        Path file = Files.createTempFile(output.resolve("drop").resolve(address), "mail", ".eml");
        Files.writeString(file, mail.replace("\n", "\r\n"));
    }

    private List<String> mailLines() {
        return screen.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("  for "))
                .toList();
    }
}
