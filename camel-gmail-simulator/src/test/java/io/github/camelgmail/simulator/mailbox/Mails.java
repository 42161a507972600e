package io.github.camelgmail.simulator.mailbox;

import java.nio.charset.StandardCharsets;

/** Mails for tests, as RFC 822 bytes. */
public final class Mails {

    private Mails() {}

    /** A mail of the given lines, with the line ends of RFC 5322. */
    public static byte[] of(String... lines) {
        return String.join("\r\n", lines).concat("\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A short plain mail from a stranger. */
    public static byte[] plain(String subject) {
        return of(
                "From: Ann <ann@elsewhere.example>",
                "To: me@here.example",
                "Subject: " + subject,
                "Message-ID: <" + subject.hashCode() + "@elsewhere.example>",
                "Date: Tue, 03 Mar 2026 10:00:00 +0000",
                "",
                "About " + subject);
    }

    /** An answer to {@link #plain}. */
    public static byte[] reply(String subject, String newSubject) {
        return of(
                "From: me@here.example",
                "To: ann@elsewhere.example",
                "Subject: " + newSubject,
                "In-Reply-To: <" + subject.hashCode() + "@elsewhere.example>",
                "References: <" + subject.hashCode() + "@elsewhere.example>",
                "",
                "My answer");
    }

    /** A mail of the account's own. */
    public static byte[] outgoing(String recipient, String subject) {
        return of("From: me@here.example", "To: " + recipient, "Subject: " + subject, "", "Hello");
    }
}
