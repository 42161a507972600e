package io.github.camelgmail.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One message: its main headers, its texts, and its attachments to save. HTML is shown in a frame without any rights. */
final class MessagePage {

    private static final List<String> SHOWN = List.of("From", "To", "Cc", "Bcc", "Date", "Message-ID", "In-Reply-To");

    private final ApiReader api;
    private final Mailbox mailbox;
    private final String id;

    MessagePage(ApiReader api, Mailbox mailbox, String id) {
        this.api = api;
        this.mailbox = mailbox;
        this.id = id;
    }

    Page render() {
        JsonNode message = api.message(mailbox, id, "full");
        StringBuilder content = new StringBuilder(
                "<p><a href=\"%s\">%s</a><dl>".formatted(WebPages.link(mailbox), Html.escape(mailbox.emailAddress())));
        for (String name : SHOWN) {
            row(content, name, ApiReader.header(message, name));
        }
        row(content, "Labels", String.join(", ", texts(message.path("labelIds"))));
        row(content, "Message id", id);
        row(content, "Thread id", message.path("threadId").asText());
        row(content, "Size", message.path("sizeEstimate").asText() + " bytes");
        content.append("</dl><p><a href=\"%s/source\">Download the source</a>".formatted(link()));
        part(content, message.path("payload"));
        String subject = ApiReader.header(message, "Subject");
        return Layout.page(200, subject.isBlank() ? "(no subject)" : subject, content.toString(), false);
    }

    /** The bytes of the part, to save; null when it has none. */
    Page attachment(String partId) {
        JsonNode part = find(api.message(mailbox, id, "full").path("payload"), partId);
        if (part == null) {
            return null;
        }
        String name = part.path("filename").asText();
        return WebPages.download(name.isEmpty() ? "part-" + partId : name, bytes(part));
    }

    private void part(StringBuilder content, JsonNode part) {
        String type = part.path("mimeType").asText();
        boolean attached = part.path("body").has("attachmentId");
        if (attached) {
            String name = part.path("filename").asText();
            content.append("<p>&#128206; <a href=\"%s/attachment/%s\">%s</a> <span class=\"faint\">%s, %s bytes</span>"
                    .formatted(
                            link(),
                            WebPages.encode(part.path("partId").asText()),
                            Html.escape(name.isEmpty() ? "(unnamed)" : name),
                            Html.escape(type),
                            part.path("body").path("size").asLong()));
        } else if (type.equals("text/html")) {
            content.append("<iframe sandbox srcdoc=\"%s\"></iframe>".formatted(Html.escape(text(part))));
        } else if (part.path("body").has("data")) {
            content.append("<pre>").append(Html.escape(text(part))).append("</pre>");
        }
        part.path("parts").forEach(child -> part(content, child));
    }

    private String text(JsonNode part) {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    private byte[] bytes(JsonNode part) {
        JsonNode body = part.path("body");
        if (body.has("attachmentId")) {
            body = api.call(
                    "messages.attachments.get",
                    mailbox,
                    Map.of("messageId", id, "id", body.path("attachmentId").asText()),
                    Map.of());
        }
        return Base64.getUrlDecoder().decode(body.path("data").asText());
    }

    private String link() {
        return WebPages.link(mailbox) + "/" + WebPages.encode(id);
    }

    private static JsonNode find(JsonNode part, String partId) {
        if (part.path("partId").asText().equals(partId)) {
            return part;
        }
        for (JsonNode child : part.path("parts")) {
            JsonNode found = find(child, partId);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void row(StringBuilder content, String name, String value) {
        if (!value.isEmpty()) {
            content.append("<dt>").append(Html.escape(name)).append("<dd>").append(Html.escape(value));
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
