package io.github.camelgmail.mime;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A whole mail as an attachment of another. */
record MailDataSource(String name, MailContent content) implements DataSource {

    @Override
    public InputStream getInputStream() {
        return content.open();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("An attachment is only read");
    }

    @Override
    public String getContentType() {
        return "message/rfc822";
    }

    @Override
    public String getName() {
        return name;
    }
}
