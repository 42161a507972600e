package io.github.camelgmail.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Mails for tests. */
public final class Mails {

    private Mails() {}

    /** A small plain-text mail to the address. */
    public static byte[] to(String address, String subject, String text) {
        return mail("Someone <someone@example.net>", address, subject, text);
    }

    /** A small plain-text mail. */
    public static byte[] mail(String from, String to, String subject, String text) {
        return ("From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject
                        + "\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nMessage-ID: <" + subject.hashCode()
                        + "@example.net>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A mail with a text and an attachment of its own bytes. */
    public static byte[] withAttachment(String to, String subject, String fileName, byte[] content) {
        return ("From: someone@example.net\r\nTo: " + to + "\r\nSubject: " + subject
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee the file.\r\n"
                        + "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"" + fileName + "\"\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A mail as the {@code raw} field wants it. */
    public static String raw(byte[] mail) {
        return Base64.getUrlEncoder().encodeToString(mail);
    }

    /** Text that is exactly this many bytes long and does not compress to nothing. */
    public static String filler(int bytes) {
        StringBuilder text = new StringBuilder(bytes + 80);
        for (int line = 0; text.length() < bytes; line++) {
            text.append(Integer.toHexString(line * 0x9E3779B1))
                    .append(" the quick brown fox jumps over the lazy dog\r\n");
        }
        text.setLength(bytes);
        return text.toString();
    }
}
