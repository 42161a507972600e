package io.github.camelgmail.mime;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.Map;

/**
 * A mail made anew of its parts: structure, header fields and contents are theirs, boundaries and transfer encodings are
 * not.
 */
final class RebuiltMail {

    private RebuiltMail() {}

    static MailContent of(MailPart root) throws IOException, MessagingException {
        OutgoingMessage mail = new OutgoingMessage();
        fill(mail, root);
        mail.saveChanges();
        return MailContent.of(mail);
    }

    private static void fill(MimePart target, MailPart part) throws IOException, MessagingException {
        for (MailHeader header : part.headers()) {
            String value = FileNames.withoutControls(header.value());
            target.addHeaderLine(
                    header.name() + ": " + MimeUtility.fold(header.name().length() + 2, value));
        }
        if (part.isMultipart()) {
            fillMultipart(target, part);
        } else {
            fillLeaf(target, part);
        }
    }

    private static void fillMultipart(MimePart target, MailPart part) throws IOException, MessagingException {
        MimeMultipart multipart =
                new MimeMultipart(part.mimeType().substring(part.mimeType().indexOf('/') + 1));
        for (MailPart child : part.parts()) {
            MimeBodyPart childTarget = new MimeBodyPart();
            fill(childTarget, child);
            multipart.addBodyPart(childTarget);
        }
        ContentType type = new ContentType(multipart.getContentType());
        for (Map.Entry<String, String> parameter : parameters(part).entrySet()) {
            if (!parameter.getKey().equals("boundary")) {
                type.setParameter(parameter.getKey(), parameter.getValue());
            }
        }
        target.setContent(multipart);
        target.setHeader("Content-Type", type.toString());
        target.removeHeader("Content-Transfer-Encoding");
    }

    private static void fillLeaf(MimePart target, MailPart part) throws MessagingException {
        target.setDataHandler(new DataHandler(PartDataSource.of("", part, null)));
        if (part.mimeType().startsWith("text/") && part.reencoded()) {
            ContentType type = new ContentType("text", part.mimeType().substring(5), null);
            parameters(part).forEach(type::setParameter);
            type.setParameter("charset", "UTF-8");
            target.setHeader("Content-Type", type.toString());
        } else if (part.header("Content-Type") == null) {
            target.setHeader("Content-Type", part.mimeType());
        }
        // RFC 2046 section 5.2.1 forbids to encode an embedded message
        target.setHeader("Content-Transfer-Encoding", part.mimeType().startsWith("message/") ? "8bit" : "base64");
    }

    private static Map<String, String> parameters(MailPart part) {
        return HeaderParameters.parse(part.header("Content-Type")).parameters();
    }
}
