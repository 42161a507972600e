package io.github.camelgmail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A finished RFC 822 message: its bytes don't change, its length is known and it can be read again for a retry. A
 * large one lives in a temporary file that vanishes with the last reader; nothing has to be closed.
 */
public final class ComposedMail {

    private final MailContent content;

    ComposedMail(MailContent content) {
        this.content = content;
    }

    /** The length in bytes. */
    public long length() {
        return content.length();
    }

    /** A new stream over the whole message. */
    public InputStream openStream() {
        return content.open();
    }

    /** Writes the whole message; leaves the stream open. */
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }
}
