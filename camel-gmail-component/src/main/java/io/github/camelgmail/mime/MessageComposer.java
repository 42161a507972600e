package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.Message;

/**
 * Makes an RFC 822 message of a Camel message. Thread-safe.
 *
 * <p>The body decides the way:
 * <ul>
 *   <li>A {@link MimeMessage}, a {@code File}, {@code Path} or Camel file named {@code *.eml} without a content type,
 * or any
 *       body with the content type {@code message/rfc822} (String, byte[], stream, file) is a whole mail already. It
 * goes
 *       out as it is, save for the fields that are given; Camel attachments are not added to it.
 *   <li>Every other body becomes text of the content type, with the alternative body and the Camel attachments around
 * it. An
 *       attachment whose {@code Content-ID} the HTML refers to by {@code cid:} becomes an inline part.
 * </ul>
 * No body at all makes an empty text. Nothing of the Camel message's headers is read.
 */
public final class MessageComposer {

    private final Clock clock;

    /** @param clock dates the mails that have no date, in its time zone */
    public MessageComposer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Composes one mail. It gets a {@code Date} unless it has one, and a {@code Message-ID} only if one is given, since
     * Gmail makes its own.
     *
     * @param fields  recipients, subject and the like
     * @param message its body and attachments
     * @throws MailFormatException when a field, the body or an attachment can't become part of a mail; nothing is
     * half done
     * @throws IOException         when the body or an attachment can't be read
     */
    public ComposedMail compose(MailFields fields, Message message) throws IOException {
        return compose(fields, message, null);
    }

    /**
     * As {@link #compose(MailFields, Message)}.
     *
     * @param quotation what the mail has of an earlier one, or null; then the body must be text
     */
    public ComposedMail compose(MailFields fields, Message message, Quotation quotation) throws IOException {
        try {
            OutgoingBody body = new OutgoingBody(fields, message);
            if (quotation != null && body.isWholeMail()) {
                throw new MailFormatException("body", "a whole mail", "text, below which another mail can be quoted");
            }
            return new ComposedMail(
                    body.isWholeMail() ? wholeMail(fields, body.wholeMail()) : newMail(fields, body, quotation));
        } catch (MessagingException e) {
            if (e.getNextException() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("The mail can't be composed: " + e.getMessage(), e);
        }
    }

    private MailContent wholeMail(MailFields fields, MailContent content) throws MessagingException, IOException {
        if (fields.onlyDescribesBody()) {
            return content;
        }
        MimeMessage mail = new OutgoingMessage(content.open());
        new OutgoingHeaders(mail, clock).set(fields);
        return MailContent.of(mail);
    }

    private MailContent newMail(MailFields fields, OutgoingBody body, Quotation quotation)
            throws MessagingException, IOException {
        MimeMessage mail = new OutgoingMessage();
        OutgoingHeaders headers = new OutgoingHeaders(mail, clock);
        headers.set(fields);
        headers.dateIfMissing();
        body.writeTo(mail, quotation);
        mail.saveChanges();
        return MailContent.of(mail);
    }
}
