package io.github.camelgmail.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who runs the quick start. */
class QuickstartTest {

    private static final Path MAIL = Path.of("mail");
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path output;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Folders folders;
    private SimulatorRun run;

    @BeforeEach
    void start() throws Exception {
        folders = Folders.of(MAIL, output);
        run = SimulatorRun.start(new PrintStream(screen, true, StandardCharsets.UTF_8), folders);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void printsALineForEveryShippedMail() throws Exception {
        assertThat(run.handleShippedMail(LONG)).isTrue();

        List<String> lines = mailLines();
        assertThat(lines).hasSameSizeAs(shippedMail());
        for (ParsedMail mail : shippedMail()) {
            assertThat(lines)
                    .filteredOn(line -> line.contains(mail.header("Subject").orElseThrow()))
                    .as("a line with subject and sender of %s", mail.header("Subject"))
                    .anyMatch(line -> line.contains(sender(mail)));
        }
        assertThat(lines)
                .anyMatch(line -> line.contains("【港町だより】第三十二号"))
                .anyMatch(line -> line.contains("Jürgen Größmann") && line.contains("Grüße aus Köln 🎉"))
                .anyMatch(line ->
                        line.contains("Invoice 2026-118") && line.contains("[invoice-2026-118.pdf, positions.csv]"));
    }

    @Test
    void savesEveryAttachmentAsItWasSent() throws Exception {
        assertThat(run.handleShippedMail(LONG)).isTrue();

        int sent = 0;
        for (StoredMessage message : ours().messages()) {
            for (BodyPart attachment : namedParts(message.mail().raw())) {
                Path file = folders.attachments()
                        .resolve(message.id() + "-" + MimeUtility.decodeText(attachment.getFileName()));
                assertThat(file).hasBinaryContent(attachment.getInputStream().readAllBytes());
                sent++;
            }
        }
        assertThat(sent).isEqualTo(6);
    }

    @Test
    void labelsEveryShippedMailAndMarksItAsRead() throws Exception {
        assertThat(run.handleShippedMail(LONG)).isTrue();

        String handled = ours().labels().byName("Handled").map(Label::id).orElseThrow();
        assertThat(inbox()).hasSameSizeAs(shippedMail()).allSatisfy(message -> assertThat(message.labelIds())
                .contains(handled)
                .doesNotContain("UNREAD"));
    }

    @Test
    void answersInTheThreadAndTheAnswerArrives() throws Exception {
        assertThat(run.handleShippedMail(LONG)).isTrue();

        StoredMessage asked = inbox("10-thread-3-for-the-robot.eml");
        List<StoredMessage> thread =
                ours().thread(asked.threadId()).orElseThrow().messages();
        assertThat(thread).hasSize(4);
        assertThat(thread).filteredOn(message -> message.hasLabel("SENT")).hasSize(1);

        assertThat(run.gmail().answers()).hasSize(1);
        ParsedMail answer = run.gmail().answers().get(0).mail();
        assertThat(answer.text()).contains("Your mail has arrived");
        assertThat(answer.header("Subject")).contains("Re: Spring trip: which week in May?");
        assertThat(answer.header("In-Reply-To")).isEqualTo(asked.mail().messageId());
        assertThat(answer.references())
                .containsAll(asked.mail().references())
                .contains(asked.mail().messageId().orElseThrow());
        assertThat(answer.header("Auto-Submitted")).contains("auto-replied");
    }

    @Test
    void receivesADroppedFileWithinASecondOrSo() throws Exception {
        assertThat(run.handleShippedMail(LONG)).isTrue();

        drop("""
                From: Nora Lindqvist <nora@example.org>
                To: you@example.com
                Subject: With a note
                Message-ID: <dropped@example.org>
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain

                Dear robot,

                here is a note.
                --x
                Content-Type: text/plain
                Content-Disposition: attachment; filename=note.txt

                Buy dates.
                --x--
                """);

        await().atMost(Duration.ofSeconds(10)).until(() -> run.gmail().answers().size() == 2);
        assertThat(mailLines()).last().asString().contains("With a note", "[note.txt]");
        ParsedMail answer = run.gmail().answers().get(0).mail();
        assertThat(answer.header("Subject")).contains("Re: With a note");
        assertThat(answer.attachmentNames())
                .as("the note does not go back to its sender")
                .isEmpty();
    }

    @Test
    void saysSoWhenTheAnswerIsMissing(@TempDir Path lessMail) throws Exception {
        Files.copy(MAIL.resolve("01-plain-text.eml"), lessMail.resolve("01-plain-text.eml"));
        run.close();
        run = SimulatorRun.start(new PrintStream(screen, true, StandardCharsets.UTF_8), Folders.of(lessMail, output));

        assertThat(run.handleShippedMail(Duration.ofSeconds(5))).isFalse();

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("1 of 1 mails handled", "0 answer delivered", "Something is missing");
    }

    @Test
    void doesNotAnswerAnotherRobotNorObeyWhatAMailSaysToTheTerminal() throws Exception {
        assertThat(run.handleShippedMail(LONG)).isTrue();

        drop("""
                From: robot@example.org
                To: you@example.com
                Subject: =?utf-8?Q?=1B[2Jcleared?=
                Auto-Submitted: auto-replied
                Content-Type: text/plain

                Dear robot, I am one too.
                """);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> run.gmail().handled() == shippedMail().size() + 1);
        assertThat(mailLines()).last().asString().contains("[2Jcleared").doesNotContain("\u001B");
        assertThat(ours().messages().stream().filter(message -> message.hasLabel("SENT")))
                .hasSize(1);
    }

    private void drop(String mail) throws IOException {
        Files.writeString(folders.drop().resolve("dropped.eml"), mail.replace("\n", "\r\n"));
    }

    private Mailbox ours() {
        return run.gmail().ours();
    }

    private List<StoredMessage> inbox() {
        return ours().messages().stream()
                .filter(message -> message.hasLabel("INBOX"))
                .toList();
    }

    private StoredMessage inbox(String file) throws IOException {
        var id = ParsedMail.parse(Files.readAllBytes(MAIL.resolve(file))).messageId();
        return inbox().stream()
                .filter(message -> message.mail().messageId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> mailLines() {
        return screen.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d .*"))
                .toList();
    }

    private static String sender(ParsedMail mail) {
        String name = mail.displayNames("From").stream().findFirst().orElseGet(() -> mail.addresses("From")
                .get(0));
        return name.substring(0, Math.min(12, name.length()));
    }

    private static List<ParsedMail> shippedMail() throws IOException {
        List<ParsedMail> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(MAIL)) {
            for (Path file : files.sorted().toList()) {
                mails.add(ParsedMail.parse(Files.readAllBytes(file)));
            }
        }
        return mails;
    }

    /** Every part with a file name, as Jakarta Mail finds them. */
    private static List<BodyPart> namedParts(byte[] raw) throws Exception {
        List<BodyPart> parts = new ArrayList<>();
        collect(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)), parts);
        return parts;
    }

    private static void collect(Part part, List<BodyPart> named) throws Exception {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), named);
            }
        } else if (part.getFileName() != null) {
            named.add((BodyPart) part);
        }
    }
}
