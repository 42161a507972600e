package io.github.camelgmail.operation;

import io.github.camelgmail.client.DownloadTarget;
import io.github.camelgmail.mime.MailSpool;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.StreamCache;

/** Takes one download: in memory while it is small, else in a temporary file that nobody has to delete. */
public final class SpooledDownload implements DownloadTarget {

    private MailSpool spool = new MailSpool();

    @Override
    public OutputStream open() throws IOException {
        spool.close();
        spool = new MailSpool();
        return new FilterOutputStream(spool) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            /** The spool is open until its content is taken. */
            @Override
            public void close() {}
        };
    }

    /** What was downloaded, when it is complete: an {@code InputStream}. */
    public StreamCache content() {
        return spool.stream();
    }
}
