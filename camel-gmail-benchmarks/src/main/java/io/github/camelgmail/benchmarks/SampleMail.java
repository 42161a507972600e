package io.github.camelgmail.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Mail as most mail is: a text and the same as HTML, without attachments. */
final class SampleMail {

    private static final String LINE = "The quick brown fox jumps over the lazy dog and runs.\r\n";

    private SampleMail() {}

    /**
     * A mail of about this size.
     *
     * @param bytes the size of both bodies together; a third is text, the rest HTML
     */
    static byte[] of(String recipient, String subject, int bytes) {
        String text = LINE.repeat(bytes / 3 / LINE.length());
        String html = ("<p>" + LINE).repeat(bytes * 2 / 3 / (LINE.length() + 3));
        return """
                From: Ann Sender <ann@example.org>
                To: %s
                Subject: %s
                Date: Mon, 05 Jan 2026 10:00:00 +0000
                Message-ID: <%s@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=UTF-8

                %s
                --b
                Content-Type: text/html; charset=UTF-8

                <html><body>%s</body></html>
                --b--
                """.formatted(recipient, subject, subject.replace(' ', '.'), text, html)
                .replaceAll("\r?\n", "\r\n")
                .getBytes(US_ASCII);
    }
}
