package io.github.camelgmail.mime;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.attachment.Attachment;

/** A Camel attachment as a part of a mail; its content is read once, while the mail is written. */
final class OutgoingAttachment {

    /** A longer parameter would be split, which only readers of RFC 2231 understand. */
    private static final int MAX_ENCODED_NAME = 60;

    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,250}");

    private final ContentType type;
    private final String name;
    private final DataHandler content;
    private final String contentId;
    private final String description;
    private final boolean wantsInline;

    OutgoingAttachment(FileNames names, String name, Attachment attachment) {
        this.content = attachment.getDataHandler();
        if (content == null) {
            throw new MailFormatException("attachment", name, "attachments with content");
        }
        this.type = type(content);
        this.name = names.next(name, type.getBaseType());
        this.contentId = contentId(attachment.getHeader("Content-ID"));
        this.description = attachment.getHeader("Content-Description");
        String disposition = attachment.getHeader("Content-Disposition");
        this.wantsInline = disposition != null
                && disposition.strip().toLowerCase(Locale.ROOT).startsWith(Part.INLINE);
    }

    private static String contentId(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String id = header.strip();
        if (id.startsWith("<") && id.endsWith(">")) {
            id = id.substring(1, id.length() - 1);
        }
        if (!CONTENT_ID.matcher(id).matches()) {
            throw new MailFormatException("attachment", header, "a Content-ID such as <logo@example.org>");
        }
        return id;
    }

    boolean isReferredToBy(String html) {
        return contentId != null && html.contains("cid:" + contentId);
    }

    MimeBodyPart part(boolean inline) throws MessagingException {
        String encodedName = EncodedWords.encode(name);
        if (encodedName.length() <= MAX_ENCODED_NAME) {
            // for readers that know no RFC 2231
            type.setParameter("name", encodedName);
        }
        boolean mail = type.getPrimaryType().equalsIgnoreCase("message");
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new TypedDataHandler(content, type.toString()));
        part.setHeader("Content-Type", type.toString());
        // RFC 2046 section 5.2.1 forbids to encode an embedded message
        part.setHeader("Content-Transfer-Encoding", mail ? "8bit" : "base64");
        ParameterList fileName = new ParameterList();
        fileName.set("filename", name, "UTF-8");
        part.setHeader(
                "Content-Disposition",
                new ContentDisposition(inline || wantsInline ? Part.INLINE : Part.ATTACHMENT, fileName).toString());
        if (contentId != null) {
            part.setHeader("Content-ID", "<" + contentId + ">");
        }
        if (description != null && !description.isBlank()) {
            part.setHeader("Content-Description", EncodedWords.encode(FileNames.withoutControls(description)));
        }
        return part;
    }

    private static ContentType type(DataHandler content) {
        try {
            String given = content.getContentType();
            ContentType type = new ContentType(given == null ? "" : FileNames.withoutControls(given));
            if (type.getSubType() != null && !type.getPrimaryType().equalsIgnoreCase("multipart")) {
                return type;
            }
        } catch (ParseException e) {
            // a type that nobody can read says nothing
        }
        return new ContentType("application", "octet-stream", null);
    }

    /** The content as it is, under a type that Jakarta Mail can parse. */
    private static final class TypedDataHandler extends DataHandler {

        private final DataHandler content;

        TypedDataHandler(DataHandler content, String type) {
            super(new TypedDataSource(content, type));
            this.content = content;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            content.writeTo(out);
        }
    }

    private record TypedDataSource(DataHandler content, String type) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return content.getInputStream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("An attachment is only read");
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return content.getName();
        }
    }
}
