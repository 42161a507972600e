package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.mail.MailHeader;
import io.github.camelgmail.simulator.mail.MailPart;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/**
 * Writes messages as Gmail does: its key order, numbers of 64 bits as strings, empty lists left out, binary data in
 * base64url with padding.
 */
final class MessageJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final AttachmentTokens tokens;

    MessageJson(AttachmentTokens tokens) {
        this.tokens = tokens;
    }

    /** {@code id} and {@code threadId}. */
    static ObjectNode reference(StoredMessage message) {
        return reference(message.id(), message.threadId());
    }

    static ObjectNode reference(String id, String threadId) {
        return NODES.objectNode().put("id", id).put("threadId", threadId);
    }

    /** {@code id}, {@code threadId} and {@code labelIds}: what writing methods answer. */
    static ObjectNode summary(StoredMessage message) {
        return withLabels(reference(message), message.labelIds());
    }

    static ObjectNode withLabels(ObjectNode node, List<String> labelIds) {
        putStrings(node, "labelIds", labelIds);
        return node;
    }

    static void putStrings(ObjectNode node, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(field);
            values.forEach(array::add);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /**
     * The message in a format.
     *
     * @param metadataHeaders the header fields that METADATA tells, in any case; all when empty
     */
    ObjectNode render(StoredMessage message, MessageFormat format, List<String> metadataHeaders) {
        ObjectNode node = summary(message);
        node.put("snippet", message.mail().snippet());
        switch (format) {
            case MINIMAL ->
                node.putObject("payload").put("mimeType", message.mail().root().mimeType());
            case METADATA -> node.set("payload", metadata(message.mail().root(), metadataHeaders));
            case FULL -> node.set("payload", part(message, message.mail().root()));
            case RAW -> {
                // has no payload
            }
        }
        node.put("sizeEstimate", message.mail().sizeEstimate());
        if (format == MessageFormat.RAW) {
            node.put("raw", base64(message.mail().raw()));
        }
        node.put("historyId", Long.toString(message.historyId()));
        node.put("internalDate", Long.toString(message.internalDate()));
        return node;
    }

    private static ObjectNode metadata(MailPart root, List<String> wanted) {
        ObjectNode node = NODES.objectNode().put("mimeType", root.mimeType());
        putHeaders(
                node,
                root.headers(),
                header -> wanted.isEmpty() || wanted.stream().anyMatch(name -> name.equalsIgnoreCase(header.name())));
        return node;
    }

    private ObjectNode part(StoredMessage message, MailPart part) {
        ObjectNode node = NODES.objectNode()
                .put("partId", part.partId())
                .put("mimeType", part.mimeType())
                .put("filename", part.filename());
        putHeaders(node, part.headers(), header -> true);
        node.set("body", body(message, part));
        if (!part.parts().isEmpty()) {
            ArrayNode parts = node.putArray("parts");
            part.parts().forEach(child -> parts.add(part(message, child)));
        }
        return node;
    }

    private ObjectNode body(StoredMessage message, MailPart part) {
        ObjectNode body = NODES.objectNode();
        if (part.container()) {
            body.put("size", 0);
        } else if (part.inline()) {
            byte[] content = part.content();
            body.put("size", content.length);
            if (content.length > 0) {
                body.put("data", base64(content));
            }
        } else {
            body.put("attachmentId", tokens.issue(message.id(), part.partId())).put("size", part.size());
        }
        return body;
    }

    private static void putHeaders(ObjectNode node, List<MailHeader> headers, Predicate<MailHeader> wanted) {
        List<MailHeader> shown = headers.stream().filter(wanted).toList();
        if (!shown.isEmpty()) {
            ArrayNode array = node.putArray("headers");
            shown.forEach(header -> array.addObject().put("name", header.name()).put("value", header.value()));
        }
    }
}
