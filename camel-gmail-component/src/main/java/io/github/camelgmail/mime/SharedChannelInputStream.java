package io.github.camelgmail.mime;

import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * A window on a file, read by position, so that any number of windows work at once without a lock. Closing it closes
 * nothing: the channel lives as long as one of its windows is reachable. Jakarta Mail's own {@code
 * SharedFileInputStream} does not serve: its windows die when the first of them is collected.
 */
final class SharedChannelInputStream extends InputStream implements SharedInputStream {

    private static final int BUFFER_SIZE = 8192;

    private final FileChannel channel;
    private final long start;
    private final long end;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long filePosition;
    private long mark;

    SharedChannelInputStream(FileChannel channel, long start, long end) {
        this.channel = channel;
        this.start = start;
        this.end = end;
        this.filePosition = start;
        this.mark = start;
    }

    @Override
    public long getPosition() {
        return filePosition - buffer.remaining() - start;
    }

    @Override
    public InputStream newStream(long from, long to) {
        return new SharedChannelInputStream(channel, start + from, to < 0 ? end : start + to);
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int given = Math.min(count, buffer.remaining());
        buffer.get(bytes, offset, given);
        return given;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - start - getPosition()));
        seek(start + getPosition() + skipped);
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - start - getPosition());
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int readLimit) {
        mark = start + getPosition();
    }

    @Override
    public void reset() {
        seek(mark);
    }

    private void seek(long position) {
        filePosition = position;
        buffer.position(0).limit(0);
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        if (filePosition >= end) {
            return false;
        }
        if (buffer.capacity() == 0) {
            buffer = ByteBuffer.allocate(BUFFER_SIZE);
        }
        buffer.clear().limit((int) Math.min(BUFFER_SIZE, end - filePosition));
        int count = channel.read(buffer, filePosition);
        buffer.flip();
        filePosition += Math.max(0, count);
        return count > 0;
    }
}
