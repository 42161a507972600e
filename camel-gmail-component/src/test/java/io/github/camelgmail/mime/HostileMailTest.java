package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.api.services.gmail.model.Message;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to keep a reader busy: time grows with their size and no faster. */
class HostileMailTest {

    private static final int SIZE = 500_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static Stream<String> bodies() {
        return Stream.of(
                "&",
                "&#",
                "<",
                "<a",
                "<a href=\"",
                "<a href='>",
                "</",
                "<!--",
                "<script>",
                "<title>",
                "<p>",
                "<a href=x>",
                "</a>",
                "<img alt=",
                "<td>",
                " ",
                "\u200c",
                "<pre>",
                "=\">",
                "<b c=\"'>");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void htmlIsReadInTime(String piece) {
        read("Content-Type: text/html; charset=utf-8\n\n" + fill(piece));
    }

    static Stream<String> headers() {
        return Stream.of(
                "From: " + fill("=?utf-8?q?=22,?= "),
                "From: " + fill("=?"),
                "Subject: " + fill("=?utf-8?b?=?="),
                "Subject: " + fill("=?utf-8?q??= =?x?b?"),
                "Subject: " + fill(" "),
                "Subject: " + fill("\n "),
                "Content-Type: " + fill("a"),
                "Content-Type: " + fill(" a"),
                "Content-Type: text/plain" + fill(";"),
                "Content-Type: text/plain;" + fill("a=b;"),
                "Content-Type: text/plain; name=" + fill("\"\\"),
                "Content-Disposition: attachment; " + fill("filename*1*=a;"),
                "Content-Disposition: attachment; filename=\"" + fill("=?utf-8?q?a?="),
                "Content-Disposition: attachment; filename=\"" + fill("../"),
                fill("X-Many: x\n"),
                fill("To: a@b\n"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void headersAreReadInTime(String header) {
        read(header + "\n\ntext");
    }

    static Stream<String> multiparts() {
        String type = "Content-Type: multipart/mixed; boundary=b\n\n";
        return Stream.of(
                type + fill("--b\n"),
                type + fill("--b\n\n"),
                type + fill("--b\nContent-Disposition: attachment; filename=same.txt\n\n\n"),
                type + fill("--b"),
                type + fill("--"),
                type + fill("\n"),
                "Content-Type: multipart/mixed; boundary=\"" + "-".repeat(60_000) + "\"\n\n" + fill("-"),
                fill("Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
                fill("Content-Type: multipart/alternative\n\n--b\n"),
                "Content-Transfer-Encoding: base64\n\n" + fill("="),
                "Content-Transfer-Encoding: x-uuencode\n\n" + fill("begin 644 x\n"));
    }

    @ParameterizedTest
    @MethodSource("multiparts")
    void structuresAreReadInTime(String mail) {
        Exchange exchange = read(mail);
        assertThat(exchange.getMessage(AttachmentMessage.class).getAttachmentNames())
                .hasSizeLessThanOrEqualTo(MailPart.MAX_PARTS);
    }

    private static Exchange read(String mail) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            Exchange exchange = Mails.exchange();
            for (BodyType bodyType : List.of(BodyType.TEXT, BodyType.HTML)) {
                new MessageReader(Mails.noLoader())
                        .read(
                                new Message(),
                                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)),
                                exchange.getMessage(),
                                bodyType);
                assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
            }
            return exchange;
        });
    }

    private static String fill(String piece) {
        return piece.repeat(SIZE / piece.length());
    }
}
