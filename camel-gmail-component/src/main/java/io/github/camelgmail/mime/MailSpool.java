package io.github.camelgmail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.apache.camel.StreamCache;

/**
 * Gathers bytes of unknown number: in memory up to a threshold, beyond it in a temporary file.
 *
 * <p>The file is opened to be deleted with its channel, and the JDK closes a channel that nobody refers to any more.
 * So it vanishes with its last reader, wherever an exchange carried that, and even when the process is killed.
 */
public final class MailSpool extends OutputStream {

    /** Bytes kept in memory; most mails are smaller. */
    static final int THRESHOLD = 1 << 20;

    private final int threshold;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private long length;
    private boolean taken;

    /** Keeps 1 MiB in memory. */
    public MailSpool() {
        this(THRESHOLD);
    }

    MailSpool(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (file == null && length + count > threshold) {
            file = FileChannel.open(
                    Files.createTempFile("camel-gmail-", ".eml"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            append(memory.toByteArray(), 0, memory.size());
            memory = null;
        }
        if (file == null) {
            memory.write(bytes, offset, count);
        } else {
            append(bytes, offset, count);
        }
        length += count;
    }

    private void append(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    /** What was written; nothing can be added afterwards. */
    MailContent content() {
        taken = true;
        return file == null
                ? MailContent.of(memory.toByteArray())
                : new MailContent(new SharedChannelInputStream(file, 0, length), length);
    }

    /** What was written as an {@code InputStream} that Camel can read again; nothing can be added afterwards. */
    public StreamCache stream() {
        return new MailStreamCache(content());
    }

    /** Gives the file up if the content was never taken. */
    @Override
    public void close() throws IOException {
        if (file != null && !taken) {
            file.close();
        }
    }
}
