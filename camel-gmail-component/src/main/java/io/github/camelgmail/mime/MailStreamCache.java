package io.github.camelgmail.mime;

import jakarta.mail.internet.SharedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** A raw mail as a body that Camel can read again and again. */
final class MailStreamCache extends FilterInputStream implements StreamCache {

    private final MailContent content;

    MailStreamCache(MailContent content) {
        super(content.open());
        this.content = content;
    }

    @Override
    public void reset() {
        in = content.open();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new MailStreamCache(content);
    }

    @Override
    public boolean inMemory() {
        return content.inMemory();
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public long position() {
        return ((SharedInputStream) in).getPosition();
    }
}
