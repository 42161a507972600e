package io.github.camelgmail.mime;

import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartBody;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gmail's payload of a message in format full or metadata as a tree of parts. */
final class PayloadTree {

    private final String messageId;
    private final AttachmentLoader loader;
    private int count;

    PayloadTree(String messageId, AttachmentLoader loader) {
        this.messageId = messageId;
        this.loader = loader;
    }

    /** False in format metadata, and in minimal, which has no more than a MIME type. */
    static boolean hasContent(MessagePart payload) {
        return payload != null && (payload.getBody() != null || payload.getParts() != null);
    }

    MailPart root(MessagePart payload) {
        return part(payload, 0);
    }

    private MailPart part(MessagePart part, int depth) {
        count++;
        String partId = part.getPartId() == null ? "" : part.getPartId();
        String mimeType =
                part.getMimeType() == null ? "text/plain" : part.getMimeType().toLowerCase(Locale.ROOT);
        List<MailHeader> headers = headers(part);
        String fileName = fileName(part, headers);
        List<MailPart> parts = new ArrayList<>();
        if (mimeType.startsWith("multipart/") && part.getParts() != null && depth < MailPart.MAX_DEPTH) {
            for (MessagePart child : part.getParts()) {
                if (count < MailPart.MAX_PARTS) {
                    parts.add(part(child, depth + 1));
                }
            }
        }
        PartContent content = parts.isEmpty() ? content(part, partId, mimeType) : null;
        return new MailPart(
                partId,
                mimeType,
                fileName,
                headers,
                content,
                content == null ? null : messageHeader(part, content),
                part.getBody() != null && part.getBody().getData() != null || fileName.isEmpty(),
                parts);
    }

    /** As Gmail tells it, save for what it takes for escapes in a path as {@code C:\\TEMP\\a.png}. */
    private static String fileName(MessagePart part, List<MailHeader> headers) {
        String told = part.getFilename() == null ? "" : part.getFilename();
        String written = MimeTree.fileName(headers, part.getMimeType());
        return written.replace("\\", "").equals(told) ? written : told;
    }

    private static List<MailHeader> headers(MessagePart part) {
        if (part.getHeaders() == null) {
            return List.of();
        }
        List<MailHeader> headers = new ArrayList<>();
        for (MessagePartHeader header : part.getHeaders()) {
            if (header.getName() != null && header.getValue() != null) {
                headers.add(new MailHeader(header.getName(), header.getValue()));
            }
        }
        return headers;
    }

    private PartContent content(MessagePart part, String partId, String mimeType) {
        MessagePartBody body = part.getBody() == null ? new MessagePartBody() : part.getBody();
        if (body.getData() != null) {
            return () -> new ByteArrayInputStream(Base64Text.decode(body.getData()));
        }
        if (body.getAttachmentId() != null) {
            return new LoadedContent(() -> loader.load(messageId, partId, body.getAttachmentId()));
        }
        boolean hasParts = part.getParts() != null && !part.getParts().isEmpty();
        if (hasParts && isReport(mimeType) && isFlat(part.getParts())) {
            MessagePart only = part.getParts().get(0);
            return () -> new SequenceInputStream(fields(only), data(only));
        }
        boolean hasContent = hasParts || body.getSize() != null && body.getSize() > 0;
        return hasContent ? new LoadedContent(() -> loader.load(messageId, partId, null)) : PartContent.empty();
    }

    /** Of a message that Gmail has opened the header is here. */
    private static PartContent messageHeader(MessagePart part, PartContent content) {
        boolean opened = part.getParts() != null && !part.getParts().isEmpty();
        return opened ? () -> fields(part.getParts().get(0)) : content;
    }

    private static boolean isReport(String mimeType) {
        return mimeType.startsWith("message/")
                && !mimeType.equals("message/rfc822")
                && !mimeType.equals("message/global");
    }

    /** Gmail reads a delivery status as a message: the first group of fields is its header, the others its text. */
    private static boolean isFlat(List<MessagePart> parts) {
        MessagePart only = parts.get(0);
        return parts.size() == 1
                && "text/plain".equals(only.getMimeType())
                && only.getBody() != null
                && only.getBody().getAttachmentId() == null;
    }

    private static InputStream fields(MessagePart part) {
        StringBuilder fields = new StringBuilder();
        for (MailHeader header : headers(part)) {
            fields.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return new ByteArrayInputStream(fields.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream data(MessagePart part) {
        String data = part.getBody().getData();
        return new ByteArrayInputStream(data == null ? new byte[0] : Base64Text.decode(data));
    }
}
