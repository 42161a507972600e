package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;

/** Sets the header fields of an outgoing mail. Every value is checked; none can start a field or a body of its own. */
final class OutgoingHeaders {

    private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern FOLDING = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
    private static final Set<String> OWN_FIELDS = Set.of("from", "to", "cc", "bcc", "reply-to", "subject");
    private static final Set<String> ADDRESS_FIELDS = Set.of(
            "sender",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "disposition-notification-to");

    private final MimeMessage mail;
    private final Clock clock;

    OutgoingHeaders(MimeMessage mail, Clock clock) {
        this.mail = mail;
        this.clock = clock;
    }

    /** Sets every field that is given and leaves the others as they are. */
    void set(MailFields fields) throws MessagingException {
        setAddresses("from", "From", fields.from());
        setAddresses("replyTo", "Reply-To", fields.replyTo());
        setAddresses("to", "To", fields.to());
        setAddresses("cc", "Cc", fields.cc());
        setAddresses("bcc", "Bcc", fields.bcc());
        if (fields.subject() != null) {
            set("Subject", EncodedWords.encode(oneLine(fields.subject())));
        }
        if (fields.mailHeaders() != null) {
            for (Map.Entry<String, ?> field : fields.mailHeaders().entrySet()) {
                setFurther(field.getKey(), field.getValue());
            }
        }
    }

    /** Dates the mail unless it has a date. */
    void dateIfMissing() throws MessagingException {
        if (mail.getHeader("Date") == null) {
            set("Date", format(clock.instant()));
        }
    }

    private void setAddresses(String field, String name, Object value) throws MessagingException {
        String addresses = Addresses.headerValue(field, value);
        if (!addresses.isEmpty()) {
            set(name, addresses);
        }
    }

    private void setFurther(String name, Object value) throws MessagingException {
        checkName(name);
        if (value == null) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (ADDRESS_FIELDS.contains(lower)) {
            setAddresses(name, name, value);
        } else if (lower.equals("date")) {
            set(name, date(value));
        } else {
            mail.removeHeader(name);
            for (Object one : value instanceof Collection<?> many ? many : List.of(value)) {
                if (one != null) {
                    // unlike addHeader, which puts a Received before those that are there
                    mail.addHeaderLine(name + ": " + text(name, one.toString()));
                }
            }
        }
    }

    private static void checkName(String name) {
        if (name == null || !FIELD_NAME.matcher(name).matches()) {
            throw new MailFormatException(
                    "mailHeaders",
                    String.valueOf(name),
                    "names of header fields: 1 to 76 printable ASCII characters without space and colon");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OWN_FIELDS.contains(lower)) {
            throw new MailFormatException(
                    "mailHeaders", name, "fields other than this one, which has an option and a header of its own");
        }
        if (lower.startsWith("content-") || lower.equals("mime-version")) {
            throw new MailFormatException(
                    "mailHeaders", name, "fields other than this one, which follows from the body and its contentType");
        }
    }

    private static String text(String name, String value) {
        String unfolded = FOLDING.matcher(value).replaceAll(" ").strip();
        if (unfolded.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new MailFormatException(name, value, "text without line breaks or control characters");
        }
        return MimeUtility.fold(name.length() + 2, EncodedWords.encode(unfolded));
    }

    private String date(Object value) {
        if (value instanceof Instant instant) {
            return format(instant);
        }
        if (value instanceof Date date) {
            return format(date.toInstant());
        }
        if (value instanceof ZonedDateTime date) {
            return format(date.toInstant());
        }
        if (value instanceof OffsetDateTime date) {
            return format(date.toInstant());
        }
        String text = value.toString().strip();
        try {
            MailDateFormat strict = new MailDateFormat();
            strict.setLenient(false);
            strict.parse(text);
        } catch (ParseException e) {
            throw new MailFormatException(
                    "Date", text, "a date as in RFC 5322, such as Tue, 24 Nov 2026 09:30:00 +0100");
        }
        return text("Date", text);
    }

    private String format(Instant instant) {
        MailDateFormat format = new MailDateFormat();
        format.setTimeZone(TimeZone.getTimeZone(clock.getZone()));
        // the zone's name in brackets is a comment that nobody needs
        return format.format(Date.from(instant)).replaceAll(" \\(.*", "");
    }

    private static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    private void set(String name, String value) throws MessagingException {
        String folded = value.contains("\r\n") ? value : MimeUtility.fold(name.length() + 2, value);
        mail.setHeader(name, folded);
    }
}
