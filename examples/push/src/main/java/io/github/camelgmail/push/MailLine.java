package io.github.camelgmail.push;

import java.io.PrintStream;
import java.time.Clock;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * Prints a mail on one line: whom it is for, how long it has taken from Gmail to here, sender, subject. Nothing in the mail
 * can steer the terminal.
 */
public final class MailLine {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private final PrintStream out;
    private final Clock clock;

    MailLine(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public void print(Message mail) {
        out.printf(
                "  for %-18s after %4d ms  %s: %s%n",
                mail.getHeader("CamelGmailMailbox", String.class),
                clock.millis() - mail.getHeader("CamelGmailMessageInternalDate", Long.class),
                text(mail, "From"),
                text(mail, "Subject"));
    }

    private static String text(Message mail, String header) {
        return UNPRINTABLE
                .matcher(mail.getHeader(header, "", String.class))
                .replaceAll(" ")
                .strip();
    }
}
