package io.github.camelgmail.mime;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a mail says besides its body and attachments. Every component may be null, which means: not given.
 *
 * <p>An address field is a String with one or more addresses as in RFC 5322 section 3.4 (display names in any script,
 * commas in quotes, groups), a {@link jakarta.mail.Address}, or a collection or array of these.
 *
 * @param from            the author; Gmail fills in the account's address when it is missing
 * @param to              the recipients
 * @param cc              the recipients of a copy
 * @param bcc             the recipients that others don't see; stays in the MIME, since Gmail reads it there
 * @param replyTo         where answers go
 * @param subject         any text; line breaks become spaces
 * @param mailHeaders     further header fields by their RFC 5322 name; a collection as a value gives one field an item,
 *                        a null value none. Values are text, addresses, or for {@code Date} also a
 *                        {@link java.util.Date}, {@link java.time.Instant} or {@link java.time.ZonedDateTime}
 * @param contentType     what the body is: {@code text/plain} (the default), another text type with its parameters, or
 *                        {@code message/rfc822} for a body that is a whole mail
 * @param alternativeBody the same content once more: HTML where the body is plain text, otherwise plain text
 */
public record MailFields(
        Object from,
        Object to,
        Object cc,
        Object bcc,
        Object replyTo,
        String subject,
        Map<String, ?> mailHeaders,
        String contentType,
        Object alternativeBody) {

    /** No field at all, as for a body that is a whole mail. */
    public static final MailFields NONE = new MailFields(null, null, null, null, null, null, null, null, null);

    boolean onlyDescribesBody() {
        return Stream.of(from, to, cc, bcc, replyTo, subject).allMatch(Objects::isNull)
                && (mailHeaders == null || mailHeaders.isEmpty());
    }

    /** Addresses and subjects are nobody's business in a log. */
    @Override
    public String toString() {
        return "MailFields[contentType=" + contentType + "]";
    }
}
