package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.mail.ParsedMail;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail that is signed, encrypted, or packed by Outlook comes through as it is, and its parts can be reached. */
class ProtectedMailTest extends RouteTest {

    private static final byte[] OCTETS = {0, 1, 2, (byte) 0x80, (byte) 0xFF, 13, 10};

    enum Kind {
        SMIME_SIGNED(
                "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=b",
                text("Signed,  with two spaces and a tab\tin it.")
                        + attachment("application/pkcs7-signature", "smime.p7s"),
                "smime.p7s"),
        PGP_SIGNED(
                "multipart/signed; protocol=\"application/pgp-signature\"; micalg=pgp-sha512; boundary=b",
                text("Signed.") + attachment("application/pgp-signature", "signature.asc"),
                "signature.asc"),
        PGP_ENCRYPTED(
                "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b",
                "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
                        + attachment("application/octet-stream", "encrypted.asc"),
                "encrypted.asc"),
        TNEF(
                "multipart/mixed; boundary=b",
                text("From Outlook.") + attachment("application/ms-tnef", "winmail.dat"),
                "winmail.dat");

        private final byte[] mail;
        private final String attachment;

        Kind(String type, String parts, String attachment) {
            this.mail = ("From: Carl <carl@example.net>\r\nTo: amy@example.com\r\nSubject: " + name()
                            + "\r\nMessage-ID: <" + name() + "@example.net>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000"
                            + "\r\nMIME-Version: 1.0\r\nContent-Type: " + type + "\r\n\r\n" + parts + "--b--\r\n")
                    .getBytes(UTF_8);
            this.attachment = attachment;
        }

        private static String text(String text) {
            return "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
        }

        private static String attachment(String type, String name) {
            return "--b\r\nContent-Type: " + type + "; name=" + name + "\r\nContent-Disposition: attachment; filename="
                    + name + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                    + Base64.getEncoder().encodeToString(OCTETS) + "\r\n";
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsOctetsAreUntouchedAndItsPartsAreAttachments(Kind kind) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&consumerId=raw&bodyType=raw")
                        .convertBodyTo(byte[].class)
                        .to("mock:raw");
                from("gmail:me?delay=50&consumerId=mime&bodyType=mimeMessage").to("mock:mime");
                from("gmail:me?delay=50&consumerId=text")
                        .process(ProtectedMailTest::load)
                        .to("mock:text");
            }
        });
        List<MockEndpoint> mocks = List.of(mock("raw"), mock("mime"), mock("text"));
        mocks.forEach(mock -> mock.expectedMessageCount(1));
        startAndConnect(context);

        amy().insert(ParsedMail.parse(kind.mail), List.of("INBOX", "UNREAD"), null, Instant.now());

        for (MockEndpoint mock : mocks) {
            mock.assertIsSatisfied(10_000);
        }
        assertThat(body("raw")).isEqualTo(kind.mail);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ((MimeMessage) body("mime")).writeTo(written);
        assertThat(written.toByteArray()).isEqualTo(kind.mail);
        Object attachments = mock("text").getExchanges().get(0).getProperty("loaded");
        assertThat(((Map<?, ?>) attachments).get(kind.attachment)).isEqualTo(OCTETS);
    }

    private static void load(Exchange exchange) throws Exception {
        Map<String, byte[]> loaded = new HashMap<>();
        for (var attachment :
                exchange.getMessage(AttachmentMessage.class).getAttachments().entrySet()) {
            try (InputStream content = attachment.getValue().getInputStream()) {
                loaded.put(attachment.getKey(), content.readAllBytes());
            }
        }
        exchange.setProperty("loaded", loaded);
    }

    private Object body(String name) {
        return mock(name).getExchanges().get(0).getMessage().getBody();
    }

    private MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}
