package io.github.camelgmail.mime;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The content of an attachment, fetched when it is touched. */
record PartDataSource(String name, String contentType, String messageId, String partId, PartContent content)
        implements DataSource {

    /**
     * @param name      the attachment's safe name
     * @param messageId the Gmail id of the message that the part is of; null if it does not matter
     */
    static PartDataSource of(String name, MailPart part, String messageId) {
        return new PartDataSource(name, contentType(part), messageId, part.partId(), part.content());
    }

    boolean isOf(String message, String part) {
        return message != null && message.equals(messageId) && part.equals(partId);
    }

    private static String contentType(MailPart part) {
        if (part.mimeType().startsWith("multipart/")) {
            // nested too deep to be opened
            return "application/octet-stream";
        }
        if (part.mimeType().startsWith("text/")) {
            String charset = part.reencoded() ? "UTF-8" : part.charset();
            if (TextDecoder.charset(charset) != null) {
                return part.mimeType() + "; charset=" + charset.strip();
            }
        }
        return part.mimeType();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return content.open();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("An attachment of a mail that came is only read");
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public String getName() {
        return name;
    }
}
