package io.github.camelgmail.mime;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.attachment.Attachment;

/**
 * The parts of a new mail, no deeper than they have to be: {@code mixed(alternative(text, related(html, inline...)),
 * attachments...)}, where a multipart of one part is that part.
 */
final class OutgoingStructure {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final ContentType contentType;
    private final String text;
    private final String alternative;
    private final List<OutgoingAttachment> inline = new ArrayList<>();
    private final List<OutgoingAttachment> attached = new ArrayList<>();

    /**
     * @param contentType a text type
     * @param alternative the text once more, null if there is none
     */
    OutgoingStructure(ContentType contentType, String text, String alternative, Map<String, Attachment> attachments) {
        this.contentType = contentType;
        this.text = text;
        this.alternative = alternative;
        String html = isHtml() ? text : alternative;
        FileNames names = new FileNames();
        attachments.forEach((name, attachment) -> {
            OutgoingAttachment part = new OutgoingAttachment(names, name, attachment);
            (html != null && part.isReferredToBy(html) ? inline : attached).add(part);
        });
    }

    void writeTo(MimeMessage mail) throws MessagingException {
        List<MimeBodyPart> parts = new ArrayList<>();
        parts.add(body());
        for (OutgoingAttachment attachment : attached) {
            parts.add(attachment.part(false));
        }
        if (parts.size() > 1) {
            mail.setContent(multipart("mixed", parts));
            return;
        }
        MimeBodyPart only = parts.get(0);
        if (only.getHeader("Content-Type") == null) {
            mail.setContent((MimeMultipart) multipartOf(only));
        } else {
            mail.setDataHandler(only.getDataHandler());
            mail.setHeader("Content-Type", only.getContentType());
            mail.setHeader("Content-Transfer-Encoding", only.getEncoding());
        }
    }

    private static Object multipartOf(MimeBodyPart part) throws MessagingException {
        try {
            return part.getContent();
        } catch (IOException e) {
            throw new MessagingException("A multipart in memory can't be read", e);
        }
    }

    private MimeBodyPart body() throws MessagingException {
        if (alternative == null) {
            return isHtml() ? related(text(text, contentType)) : text(text, contentType);
        }
        boolean plain = contentType.match("text/plain");
        MimeBodyPart own = text(text, contentType);
        MimeBodyPart other = text(alternative, new ContentType("text", plain ? "html" : "plain", null));
        // the last alternative is the one that a mail reader prefers
        return wrap(multipart("alternative", plain ? List.of(own, related(other)) : List.of(other, related(own))));
    }

    private MimeBodyPart related(MimeBodyPart html) throws MessagingException {
        if (inline.isEmpty()) {
            return html;
        }
        List<MimeBodyPart> parts = new ArrayList<>();
        parts.add(html);
        for (OutgoingAttachment attachment : inline) {
            parts.add(attachment.part(true));
        }
        return wrap(multipart("related", parts));
    }

    private boolean isHtml() {
        return contentType.match("text/html");
    }

    private static MimeMultipart multipart(String subtype, List<MimeBodyPart> parts) throws MessagingException {
        MimeMultipart multipart = new MimeMultipart(subtype);
        for (MimeBodyPart part : parts) {
            multipart.addBodyPart(part);
        }
        return multipart;
    }

    private static MimeBodyPart wrap(MimeMultipart multipart) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(multipart);
        return part;
    }

    private static MimeBodyPart text(String text, ContentType type) throws MessagingException {
        String lines = LINE_BREAK.matcher(text).replaceAll("\r\n");
        Charset charset = charset(type, lines);
        ContentType described = new ContentType(type.toString());
        if (!charset.equals(TextDecoder.charset(type.getParameter("charset")))) {
            described.setParameter("charset", charset.name());
        }
        ByteArrayDataSource source = new ByteArrayDataSource(lines.getBytes(charset), described.toString());
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(source));
        part.setHeader("Content-Type", described.toString());
        part.setHeader("Content-Transfer-Encoding", MimeUtility.getEncoding(source));
        return part;
    }

    /** UTF-8, unless the content type names a charset that can say it all. */
    private static Charset charset(ContentType type, String text) {
        String name = type.getParameter("charset");
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(MimeUtility.javaCharset(name));
            boolean fits = charset.canEncode()
                    && !charset.name().startsWith("UTF-")
                    && charset.newEncoder().canEncode(text);
            return fits ? charset : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MailFormatException(
                    "contentType", type.toString(), "a charset that this JVM knows, such as UTF-8");
        }
    }
}
