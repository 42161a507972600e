package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;

/** A mail whose Message-ID is left to Gmail, unless it has one. */
final class OutgoingMessage extends MimeMessage {

    OutgoingMessage() {
        super(MailSession.INSTANCE);
    }

    OutgoingMessage(InputStream content) throws MessagingException {
        super(MailSession.INSTANCE, content);
    }

    @Override
    protected void updateMessageID() {
        // Gmail replaces any Message-ID of a mail that it sends
    }
}
