package io.github.camelgmail.quickstart;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import java.io.PrintStream;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;

/** Prints a mail on one line: date, sender, subject, attachments. Nothing in the mail can steer the terminal. */
public final class MailLine {

    private static final int SENDER_COLUMNS = 26;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private final PrintStream out;
    private final DateTimeFormatter format;

    MailLine(PrintStream out, ZoneId zone) {
        this.out = out;
        this.format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone);
    }

    public void print(Exchange exchange) {
        AttachmentMessage mail = exchange.getMessage(AttachmentMessage.class);
        StringBuilder line = new StringBuilder("  ")
                .append(format.format(date(mail)))
                .append("  ")
                .append(padded(printable(sender(mail))))
                .append("  ")
                .append(printable(MailHeader.first(mail, "Subject")));
        if (mail.hasAttachments()) {
            line.append("  [")
                    .append(printable(String.join(", ", mail.getAttachmentNames())))
                    .append(']');
        }
        out.println(line);
    }

    /** When the mail says that it was written, else when it came. */
    private static Instant date(AttachmentMessage mail) {
        try {
            return new MailDateFormat().parse(MailHeader.first(mail, "Date")).toInstant();
        } catch (ParseException e) {
            return Instant.ofEpochMilli(mail.getHeader("CamelGmailMessageInternalDate", 0L, Long.class));
        }
    }

    private static String sender(AttachmentMessage mail) {
        String from = MailHeader.first(mail, "From");
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(from, false);
            if (addresses.length > 0) {
                String name = addresses[0].getPersonal();
                return name == null ? addresses[0].getAddress() : name;
            }
        } catch (AddressException e) {
            // No address at all: shown as it is.
        }
        return from;
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    private static String padded(String text) {
        StringBuilder padded = new StringBuilder();
        int columns = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (columns + columns(codePoint) > SENDER_COLUMNS) {
                break;
            }
            padded.appendCodePoint(codePoint);
            columns += columns(codePoint);
        }
        return padded.append(" ".repeat(SENDER_COLUMNS - columns)).toString();
    }

    /** East Asian characters and emoji take two columns in a terminal. */
    private static int columns(int codePoint) {
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
