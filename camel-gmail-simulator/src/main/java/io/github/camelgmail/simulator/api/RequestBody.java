package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.LabelChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the fields of a JSON body, refused in Google's words where they can't be read. */
final class RequestBody {

    private static final int MOST_LABELS = 100;

    private RequestBody() {}

    /** The text of a field; null when absent, null or empty. */
    static String text(JsonNode body, String field) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw Parameters.invalid(field, "TYPE_STRING", node.toString());
        }
        return node.asText().isEmpty() ? null : node.asText();
    }

    /** The texts of a list field; none when absent. */
    static List<String> texts(JsonNode body, String field) {
        JsonNode node = body.path(field);
        List<String> values = new ArrayList<>();
        if (!node.isMissingNode() && !node.isNull()) {
            if (!node.isArray()) {
                throw Parameters.invalid(field, "TYPE_STRING", node.toString());
            }
            for (JsonNode value : node) {
                if (!value.isTextual()) {
                    throw Parameters.invalid(field, "TYPE_STRING", value.toString());
                }
                values.add(value.textValue());
            }
        }
        return values;
    }

    /** The labels that a modify request changes. */
    static LabelChange labelChange(JsonNode body) {
        Set<String> add = new LinkedHashSet<>(texts(body, "addLabelIds"));
        Set<String> remove = new LinkedHashSet<>(texts(body, "removeLabelIds"));
        if (add.isEmpty() && remove.isEmpty()) {
            throw GmailError.invalidArgument("No label add or removes specified");
        }
        if (add.size() > MOST_LABELS || remove.size() > MOST_LABELS) {
            throw GmailError.invalidArgument("Too many labels: at most " + MOST_LABELS + " can be added or removed");
        }
        return new LabelChange(add, remove);
    }

    /**
     * The RFC 822 bytes of an upload, else of a message's {@code raw}.
     *
     * @param message the message resource in the body
     */
    static byte[] requireMail(ApiCall call, JsonNode message) {
        byte[] mail = mail(call, message);
        if (mail == null) {
            throw GmailError.invalidArgument(
                    "'raw' RFC822 payload message string or uploading message via /upload/* URL required");
        }
        return mail;
    }

    /** As {@link #requireMail}; null when there is neither. */
    static byte[] mail(ApiCall call, JsonNode message) {
        if (call.media() != null) {
            return call.media().length == 0 ? null : call.media();
        }
        String raw = text(message, "raw");
        return raw == null ? null : decode(raw);
    }

    /** Decodes either base64 alphabet, with padding or without; nothing else, not even line breaks. */
    static byte[] decode(String base64) {
        int end = base64.length();
        while (end > 0 && base64.length() - end < 2 && base64.charAt(end - 1) == '=') {
            end--;
        }
        byte[] encoded = base64.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '+') {
                encoded[i] = '-';
            } else if (encoded[i] == '/') {
                encoded[i] = '_';
            }
        }
        try {
            return Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw GmailError.invalidArgument("Invalid value for ByteString");
        }
    }
}
