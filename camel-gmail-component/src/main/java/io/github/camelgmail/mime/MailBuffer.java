package io.github.camelgmail.mime;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes in a raw mail while it is downloaded: in memory while small, else in a temporary file that vanishes with its last
 * reader. What the last finished attempt wrote is the mail.
 */
public final class MailBuffer {

    private volatile MailContent content;

    /** A stream for one attempt, from the first byte; the mail is complete when it is closed. */
    public OutputStream open() {
        MailSpool spool = new MailSpool();
        return new FilterOutputStream(spool) {

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                spool.write(bytes, offset, count);
            }

            @Override
            public void close() {
                content = spool.content();
            }
        };
    }

    /** @throws IllegalStateException when no attempt has been finished */
    MailContent content() {
        if (content == null) {
            throw new IllegalStateException("The mail has not been written");
        }
        return content;
    }
}
