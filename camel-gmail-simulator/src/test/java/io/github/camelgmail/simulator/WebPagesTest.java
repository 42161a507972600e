package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.PlainHttp.Answer;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages for a person, without any token, and with hostile mail. */
class WebPagesTest {

    private static final String ME = "me@example.com";
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    private PlainHttp http;
    private Mailbox mailbox;

    @BeforeEach
    void connect() {
        http = new PlainHttp(GMAIL.simulator(), ME);
        mailbox = GMAIL.simulator().mailbox(ME);
    }

    private Answer page(String path) {
        return http.send(http.anonymous(path));
    }

    @Test
    void listsMailboxesLabelsAndMessages() {
        mailbox.receive(Mails.to(ME, "First mail", "text"));
        assertThat(page("").text()).contains("me@example.com</a>", "1 messages", "http-equiv=\"refresh\"");
        Answer list = page("web/me%40example.com");
        assertThat(list.text()).contains("First mail", "Someone &lt;someone@example.net&gt;", ">INBOX<", "UNREAD");
        assertThat(page("web/me%40example.com?label=TRASH").text()).contains("There is no message here.");
    }

    @Test
    void pagesThroughALongList() {
        for (int i = 0; i < 51; i++) {
            mailbox.receive(Mails.to(ME, "mail " + i, "text"));
        }
        String first = page("web/me%40example.com").text();
        String older = first.replaceFirst("(?s).*<p><a href=\"/([^\"]+)\">Older.*", "$1")
                .replace("&amp;", "&");
        assertThat(page(older).text()).contains(">mail 0<").doesNotContain(">mail 1<", "Older");
    }

    @Test
    void showsAMessageAndItsAttachments() {
        byte[] content = {0, 1, 2, 3};
        String id = mailbox.receive(Mails.withAttachment(ME, "With a file", "rechnung ü.pdf", content))
                .id();
        String path = "web/me%40example.com/" + id;
        assertThat(page(path).text()).contains("With a file", "See the file.", "4 bytes", path + "/attachment/1");
        Answer attachment = page(path + "/attachment/1");
        assertThat(attachment.bytes()).isEqualTo(content);
        assertThat(attachment.header("Content-Disposition")).startsWith("attachment; filename*=UTF-8''rechnung%20");
        assertThat(attachment.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(new String(page(path + "/source").bytes(), StandardCharsets.UTF_8))
                .contains("Subject: With a file\r\n");
        assertThat(page(path + "/attachment/9").status()).isEqualTo(404);
        assertThat(page("web/me%40example.com/18e7c8b0b8fa42d1").status()).isEqualTo(404);
    }

    @Test
    void defusesHostileMail() {
        byte[] mail = ("From: \"" + HOSTILE.replace("\"", "\\\"") + "\" <a@b.c>\r\nTo: " + ME + "\r\nSubject: "
                        + HOSTILE
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: text/html\r\n\r\n" + HOSTILE + "\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                        + HOSTILE + "\r\n--b\r\nContent-Type: image/svg+xml; name=\"<script>.svg\"\r\n"
                        + "Content-Disposition: attachment\r\n\r\n<svg onload=alert(3)>\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        String id = mailbox.receive(mail).id();
        for (String path : new String[] {"web/me%40example.com", "web/me%40example.com/" + id}) {
            Answer answer = page(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("<script", "<img", "<svg");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        }
        assertThat(page("web/me%40example.com/" + id).text()).contains("<iframe sandbox srcdoc=\"&lt;script&gt;");
    }

    @Test
    void showsEveryHostileFile() throws Exception {
        Path folder = Path.of(System.getProperty("corpus.dir", "../../shared"), "mail");
        Assumptions.assumeTrue(Files.isDirectory(folder));
        int count = GMAIL.simulator().importMail(mailbox, folder);
        assertThat(count).isGreaterThan(100);
        try (Stream<String> ids = mailbox.messages().stream().map(message -> message.id())) {
            assertThat(ids).allSatisfy(id -> assertThat(
                            page("web/me%40example.com/" + id).status())
                    .isEqualTo(200));
        }
    }
}
