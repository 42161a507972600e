package io.github.camelgmail.mime;

/**
 * What reading found out about a mail and did not put on the Camel message.
 *
 * @param contentType the mail's own {@code Content-Type} on one line, as {@code multipart/mixed; boundary=x}; null if
 * it has none.
 *                    On the Camel message that header says what the body is, which is another thing.
 * @param report      the report that the mail is; null if it is none
 * @param calendarMethod what the mail's calendar entry is for (RFC 5546), as {@code REQUEST}; null if it has none or does
 * not say
 */
public record MailFacts(String contentType, MailReport report, String calendarMethod) {}
