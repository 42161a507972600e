package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.Test;

class ComposeAndReadTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:30:00Z"), ZoneOffset.UTC);

    @Test
    void aMailComesBackAsItWasComposed() throws Exception {
        Exchange sent = Mails.exchange();
        sent.getMessage().setBody("Grüße aus Köln\n日本語");
        AttachmentMessage attachments = sent.getMessage(AttachmentMessage.class);
        byte[] bytes = {0, 1, 2, (byte) 0xff, 13, 10, 10};
        attachments.addAttachment(
                "Übersicht 会議.bin", new DataHandler(new ByteArrayDataSource(bytes, "application/octet-stream")));
        MailFields fields = new MailFields(
                "Jörg Müller <jörg@bücher.example>",
                List.of(
                        "\"Doe, Jane\" <jane@example.org>, 山田 <yamada@example.jp>",
                        "team: a@example.org, b@example.org;"),
                null,
                "hidden@example.org",
                null,
                "Grüße\r\nBcc: evil@example.org",
                Map.of("X-Customer", "Größe", "References", List.of("<a@b> <c@d>")),
                null,
                "<p>Grüße aus Köln<br>日本語</p>");
        ComposedMail mail = new MessageComposer(CLOCK).compose(fields, sent.getMessage());

        Exchange read = Mails.exchange();
        new MessageReader(Mails.noLoader()).read(new Message(), mail.openStream(), read.getMessage(), BodyType.TEXT);

        assertThat(read.getMessage().getBody()).isEqualTo("Grüße aus Köln\r\n日本語");
        assertThat(read.getMessage().getHeaders())
                .containsEntry("From", "Jörg Müller <jörg@xn--bcher-kva.example>")
                .containsEntry(
                        "To",
                        "\"Doe, Jane\" <jane@example.org>, 山田 <yamada@example.jp>, team:a@example.org, b@example.org;")
                .containsEntry("Bcc", "hidden@example.org")
                .containsEntry("Subject", "Grüße Bcc: evil@example.org")
                .containsEntry("X-Customer", "Größe")
                .containsEntry("References", "<a@b> <c@d>")
                .containsEntry("Date", "Mon, 23 Nov 2026 09:30:00 +0000")
                .doesNotContainKeys("Message-ID", "Cc", "Reply-To");
        DataHandler attachment = read.getMessage(AttachmentMessage.class).getAttachment("Übersicht 会議.bin");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(bytes);
        assertThat(mail.length()).isEqualTo(mail.openStream().readAllBytes().length);
    }
}
