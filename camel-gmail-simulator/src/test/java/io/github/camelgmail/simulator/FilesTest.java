package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Mail from files: imports, the drop folder, and the runnable main with both. */
class FilesTest {

    private static final String ME = "me@example.com";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    @TempDir
    Path folder;

    private Mailbox mailbox;

    @BeforeEach
    void connect() {
        mailbox = GMAIL.simulator().mailbox(ME);
    }

    private static List<String> subjects(Mailbox mailbox) {
        return mailbox.messages().stream()
                .map(message -> message.mail().header("Subject").orElse(""))
                .toList();
    }

    @Test
    void importsFoldersOfMailDatedByTheMail() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.write(folder.resolve("a.eml"), Mails.to(ME, "a", "text"));
        Files.write(folder.resolve("sub/b.EML"), Mails.to(ME, "b", "text"));
        Files.writeString(folder.resolve("notes.txt"), "no mail");
        assertThat(GMAIL.simulator().importMail(mailbox, folder)).isEqualTo(2);
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("a", "b");
        assertThat(mailbox.messages()).allSatisfy(message -> {
            assertThat(message.labelIds()).containsExactlyInAnyOrder("UNREAD", "INBOX");
            assertThat(Instant.ofEpochMilli(message.internalDate())).isEqualTo("2026-11-02T10:00:00Z");
        });
    }

    @Test
    void importsAnMboxByteForByte() throws IOException {
        String mbox = "From a@b.c Mon Nov  2 10:00:00 2026\nSubject: one\n\n>From the start, \u00e9\n>>From twice\n\n"
                + "From a@b.c Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n\n";
        Files.write(folder.resolve("Inbox.mbox"), mbox.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(GMAIL.simulator().importMail(mailbox, folder.resolve("Inbox.mbox")))
                .isEqualTo(2);
        StoredMessage one = mailbox.messages().stream()
                .filter(message -> message.mail().header("Subject").orElse("").equals("one"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(one.mail().raw(), StandardCharsets.ISO_8859_1))
                .startsWith("Subject: one\n\nFrom the start, \u00e9\n>From twice\n");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> GMAIL.simulator().importMail(mailbox, folder.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void deliversWhatIsDroppedOnceItIsComplete() throws IOException {
        Files.write(folder.resolve("early.eml"), Mails.to(ME, "early", "text"));
        GMAIL.simulator().watchFolder(mailbox, folder);
        Awaitility.await().until(() -> subjects(mailbox).contains("early"));
        Files.write(folder.resolve("early.eml"), Mails.to(ME, "again", "text"));
        Files.writeString(folder.resolve("other.txt"), "no mail");
        Awaitility.await().until(() -> subjects(mailbox).contains("again"));
        Awaitility.await().until(() -> Files.exists(folder.resolve("delivered/early-2.eml")));
        assertThat(folder.resolve("delivered/early.eml")).exists();
        assertThat(folder.resolve("early.eml")).doesNotExist();
        assertThat(subjects(mailbox)).containsExactly("again", "early");
        assertThat(mailbox.messages().get(0).labelIds()).containsExactlyInAnyOrder("UNREAD", "INBOX");
    }

    @Test
    void runsFromTheCommandLine() throws Exception {
        Files.write(folder.resolve("a.eml"), Mails.to(ME, "a", "text"));
        CommandLine command = SimulatorMain.commandLine();
        StringWriter out = new StringWriter();
        command.setOut(new PrintWriter(out));
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> command.execute(
                "--port",
                "0",
                "--mailbox",
                ME,
                "--mailbox",
                "you@example.com",
                "--import",
                folder.toString(),
                "--drop-folder",
                folder.resolve("drop").toString(),
                "--quota",
                "standard",
                "--latency",
                "1",
                "--credentials",
                folder.resolve("key.json").toString()));
        Awaitility.await().until(() -> out.toString().contains("Credentials "));
        assertThat(out.toString())
                .contains("Imported 1 mails from " + folder, "arrive in me@example.com", "Access token  ya29.");
        assertThat(folder.resolve("drop")).isDirectory();
        assertThat(folder.resolve("key.json")).content().contains("service_account", "private_key", "/token");
        SimulatorMain main = command.getCommand();
        main.stop();
        assertThat(exit.get()).isZero();
    }

    @Test
    void servesPubSubFromTheCommandLine() throws Exception {
        CommandLine command = SimulatorMain.commandLine();
        StringWriter out = new StringWriter();
        command.setOut(new PrintWriter(out));
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() ->
                command.execute("--port", "0", "--pubsub-port", "0", "--push-endpoint", "http://127.0.0.1:1/push"));
        Awaitility.await().until(() -> out.toString().contains("Topic "));
        assertThat(out.toString())
                .containsPattern("Pub/Sub +127\\.0\\.0\\.1:[0-9]+")
                .contains(
                        "projects/simulator/topics/gmail",
                        "projects/simulator/subscriptions/gmail",
                        "/oauth2/v3/certs");
        SimulatorMain main = command.getCommand();
        main.stop();
        assertThat(exit.get()).isZero();
    }

    @Test
    void saysWhichOptionIsWrong() throws IOException {
        CommandLine command = SimulatorMain.commandLine();
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err));
        int taken = GMAIL.simulator().port();
        assertThat(command.execute("--port", Integer.toString(taken))).isEqualTo(2);
        assertThat(err.toString()).contains("--port: The simulator could not listen on port " + taken);
        assertThat(command.execute("--port", "0", "--pubsub-port", Integer.toString(taken)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--pubsub-port: The simulator's Pub/Sub could not listen on port " + taken);
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertThat(command.execute("--port", "0", "--credentials", other.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--credentials: " + other + " is there and not the simulator's");
        assertThat(other).hasContent("{}");
        assertThat(command.execute("--quota", "plenty")).isEqualTo(2);
        assertThat(err.toString()).contains("NONE, STANDARD, LEGACY");
    }
}
