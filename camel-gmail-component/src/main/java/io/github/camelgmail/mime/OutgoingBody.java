package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.xml.transform.Source;
import org.apache.camel.Message;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.w3c.dom.Node;

/** What a Camel message holds: a whole mail, or text with attachments. */
final class OutgoingBody {

    private static final String WHOLE_MAIL_TYPE = "message/rfc822";
    private static final String ALLOWED_BODIES =
            "text (String, byte[], stream, reader, file, XML), a MimeMessage, or nothing; "
                    + "with contentType=message/rfc822 also a whole mail as String, byte[], stream or file";

    private final MailFields fields;
    private final Message message;
    private final ContentType contentType;
    private final boolean wholeMail;

    OutgoingBody(MailFields fields, Message message) {
        this.fields = fields;
        this.message = message;
        this.contentType = contentType(fields.contentType());
        this.wholeMail = message.getBody() instanceof MimeMessage
                || contentType.match(WHOLE_MAIL_TYPE)
                || (fields.contentType() == null && isMailFile(message.getBody()));
    }

    boolean isWholeMail() {
        return wholeMail;
    }

    MailContent wholeMail() throws IOException {
        Object body = message.getBody();
        if (body instanceof MimeMessage mail) {
            return MailContent.of(mail);
        }
        MailContent content = MailContent.of(open(body));
        if (content.length() == 0) {
            throw new MailFormatException("body", "nothing", "a whole mail, as contentType=message/rfc822 says");
        }
        return content;
    }

    /** Puts text, alternative and attachments into the mail, and what it quotes, if anything. */
    void writeTo(MimeMessage mail, Quotation quotation) throws MessagingException, IOException {
        AttachmentMessage attachments = message instanceof AttachmentMessage direct
                ? direct
                : message.getExchange().getMessage(AttachmentMessage.class);
        Map<String, Attachment> objects = attachments.hasAttachments() ? attachments.getAttachmentObjects() : Map.of();
        Quotation.Texts texts = new Quotation.Texts(text("body", message.getBody()), alternative());
        if (quotation != null) {
            texts = quotation.below(contentType, texts.text(), texts.alternative());
            objects = quotation.attachments(objects, texts);
        }
        new OutgoingStructure(contentType, texts.text(), texts.alternative(), objects).writeTo(mail);
    }

    private String alternative() {
        return fields.alternativeBody() == null ? null : text("alternativeBody", fields.alternativeBody());
    }

    private static ContentType contentType(String value) {
        try {
            ContentType type = new ContentType(value == null || value.isBlank() ? "text/plain" : value);
            boolean text = type.getPrimaryType().equalsIgnoreCase("text");
            boolean clean = value == null || value.chars().noneMatch(Character::isISOControl);
            if (clean && (text || type.match(WHOLE_MAIL_TYPE))) {
                return type;
            }
        } catch (ParseException e) {
            // refused below
        }
        throw new MailFormatException(
                "contentType", value, "text/plain, text/html, another text type, or message/rfc822 for a whole mail");
    }

    private static boolean isMailFile(Object body) {
        String name = "";
        if (body instanceof WrappedFile<?> wrapped) {
            name = wrapped.getFile() instanceof File file ? file.getName() : "";
        } else if (body instanceof File file) {
            name = file.getName();
        } else if (body instanceof Path path) {
            name = String.valueOf(path.getFileName());
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    private InputStream open(Object body) throws IOException {
        if (body instanceof Path path) {
            return Files.newInputStream(path);
        }
        if (body instanceof File file) {
            return Files.newInputStream(file.toPath());
        }
        InputStream in = body == null || isNoText(body)
                ? null
                : converter().tryConvertTo(InputStream.class, message.getExchange(), body);
        if (in == null) {
            throw new MailFormatException(
                    "body", type(body), "a whole mail as MimeMessage, String, byte[], stream or file");
        }
        return in;
    }

    private String text(String field, Object body) {
        if (body == null) {
            return "";
        }
        String text = isNoText(body) ? null : converter().tryConvertTo(String.class, message.getExchange(), body);
        if (text == null) {
            throw new MailFormatException(field, type(body), ALLOWED_BODIES);
        }
        return text;
    }

    /** Camel would print any object, and a mail that says {@code {a=b}} helps nobody. */
    private boolean isNoText(Object body) {
        boolean known = body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof File
                || body instanceof Path
                || body instanceof WrappedFile<?>
                || body instanceof Node
                || body instanceof Source
                || body instanceof Number
                || body instanceof Boolean
                || body instanceof Character
                || body instanceof Enum<?>;
        return !known
                && (body instanceof Map<?, ?>
                        || body instanceof Iterable<?>
                        || message.getExchange()
                                        .getContext()
                                        .getTypeConverterRegistry()
                                        .lookup(String.class, body.getClass())
                                == null);
    }

    private TypeConverter converter() {
        return message.getExchange().getContext().getTypeConverter();
    }

    private static String type(Object body) {
        return body == null ? "nothing" : body.getClass().getName();
    }
}
