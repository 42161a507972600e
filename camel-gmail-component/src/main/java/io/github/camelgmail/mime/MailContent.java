package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes that never change and can be read any number of times, at once too: in memory while small, else in a temporary
 * file that nobody has to delete (see {@link MailSpool}).
 */
final class MailContent {

    private final SharedInputStream shared;
    private final long length;

    MailContent(SharedInputStream shared, long length) {
        this.shared = shared;
        this.length = length;
    }

    static MailContent of(byte[] bytes) {
        return new MailContent(new SharedByteArrayInputStream(bytes), bytes.length);
    }

    /** Reads a stream to its end and closes it. */
    static MailContent of(InputStream in) throws IOException {
        try (in;
                MailSpool spool = new MailSpool()) {
            in.transferTo(spool);
            return spool.content();
        }
    }

    /** The bytes of a mail, wherever it keeps them. */
    static MailContent of(MimeMessage mail) throws IOException {
        try (MailSpool spool = new MailSpool()) {
            mail.writeTo(spool);
            return spool.content();
        } catch (MessagingException e) {
            if (e.getNextException() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("The mail can't be written: " + e.getMessage(), e);
        }
    }

    /** The bytes as a mail, whatever they are. */
    MimeMessage parse() throws IOException {
        try {
            return new MimeMessage(MailSession.INSTANCE, open());
        } catch (MessagingException e) {
            throw new IOException("The raw message can't be opened", e);
        }
    }

    long length() {
        return length;
    }

    boolean inMemory() {
        return shared instanceof SharedByteArrayInputStream;
    }

    /** A new stream over all the bytes, which Jakarta Mail parses without copying. */
    InputStream open() {
        return shared.newStream(0, length);
    }

    void writeTo(OutputStream out) throws IOException {
        open().transferTo(out);
    }
}
