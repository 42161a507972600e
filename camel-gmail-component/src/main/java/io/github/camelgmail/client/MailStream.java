package io.github.camelgmail.client;

import com.google.api.client.http.HttpContent;
import io.github.camelgmail.api.MailContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A range of a mail as the body of a request: copied from its source as it is sent, never held in memory. */
final class MailStream implements HttpContent {

    static final String TYPE = "message/rfc822";

    private static final int BUFFER = 64 * 1024;

    private final MailContent mail;
    private final long offset;
    private final long length;

    MailStream(MailContent mail, long offset, long length) {
        this.mail = mail;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public boolean retrySupported() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] buffer = new byte[BUFFER];
            long left = length;
            while (left > 0) {
                int count = read(in, buffer, (int) Math.min(buffer.length, left));
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        out.flush();
    }

    private InputStream open() throws LocalIoException {
        try {
            InputStream in = mail.open();
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw LocalIoException.reading(e);
        }
    }

    private static int read(InputStream in, byte[] buffer, int most) throws LocalIoException {
        try {
            int count = in.read(buffer, 0, most);
            if (count < 0) {
                throw new IOException("it is shorter than it said");
            }
            return count;
        } catch (IOException e) {
            throw LocalIoException.reading(e);
        }
    }
}
