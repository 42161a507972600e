package io.github.camelgmail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What of a mail is its body and what is an attachment, as a mail reader shows it. Every leaf of the tree is one or
 * the other. An embedded message is an attachment, never body.
 */
final class MailBody {

    /** A part of the body's structure. */
    private sealed interface Node {}

    private record Leaf(MailPart part) implements Node {}

    /** The same content several times, the best last (RFC 2046 section 5.1.4). */
    private record Alternatives(List<Node> nodes) implements Node {}

    /** Contents to be shown one after the other. */
    private record Sequence(List<Node> nodes) implements Node {}

    /** The body in both forms; null where the mail lacks a form. */
    private record Rendered(String text, String html) {}

    private final List<MailPart> attachments = new ArrayList<>();
    private final Node body;

    MailBody(MailPart root) {
        body = walk(root, true);
    }

    /** The attachments in the mail's order. */
    List<MailPart> attachments() {
        return attachments;
    }

    /** The best plain text; HTML reduced to text where there is none; empty for a mail without any text. */
    String text() throws IOException {
        Rendered rendered = render(body);
        if (rendered.html() != null
                && (rendered.text() == null || rendered.text().isBlank())) {
            return HtmlText.toText(rendered.html());
        }
        return Objects.requireNonNullElse(rendered.text(), "");
    }

    /** The HTML; plain text as HTML where there is none; empty for a mail without any text. */
    String html() throws IOException {
        Rendered rendered = render(body);
        if (rendered.html() == null) {
            return rendered.text() == null ? "" : HtmlText.ofText(rendered.text());
        }
        return rendered.html();
    }

    /** Whether the sender wrote HTML. */
    boolean hasHtml() throws IOException {
        return render(body).html() != null;
    }

    private Node walk(MailPart part, boolean bodyExpected) {
        if (!part.isMultipart()) {
            return leaf(part, bodyExpected);
        }
        return switch (part.mimeType()) {
            case "multipart/alternative" -> new Alternatives(walkAll(part.parts(), true));
            case "multipart/related" -> related(part);
            case "multipart/signed" -> signed(part);
            default -> new Sequence(walkAll(part.parts(), false));
        };
    }

    private List<Node> walkAll(List<MailPart> parts, boolean bodyExpected) {
        return parts.stream()
                .map(part -> walk(part, bodyExpected))
                .filter(Objects::nonNull)
                .toList();
    }

    private Node leaf(MailPart part, boolean bodyExpected) {
        boolean root = part.partId().isEmpty();
        boolean readable =
                part.isText() || part.isHtml() || root && part.mimeType().startsWith("text/");
        if (readable
                && !part.isMeantAsAttachment()
                && (bodyExpected || part.fileName().isEmpty())) {
            return new Leaf(part);
        }
        attachments.add(part);
        return null;
    }

    /** One of the parts is the body, the others belong to it (RFC 2387). */
    private Node related(MailPart part) {
        String start = HeaderParameters.parse(part.header("Content-Type")).parameter("start");
        MailPart root = part.parts().stream()
                .filter(child -> start != null && start.equals(child.header("Content-ID")))
                .findFirst()
                .orElse(part.parts().get(0));
        if (!root.isMultipart() && !root.isText() && !root.isHtml()) {
            return new Sequence(walkAll(part.parts(), false));
        }
        Node node = null;
        for (MailPart child : part.parts()) {
            if (child == root) {
                node = walk(child, true);
            } else {
                attach(child);
            }
        }
        return node;
    }

    private Node signed(MailPart part) {
        Node node = walk(part.parts().get(0), true);
        part.parts().stream().skip(1).forEach(this::attach);
        return node;
    }

    private void attach(MailPart part) {
        if (part.isMultipart()) {
            part.parts().forEach(this::attach);
        } else {
            attachments.add(part);
        }
    }

    private static Rendered render(Node node) throws IOException {
        if (node instanceof Leaf leaf) {
            String text = read(leaf.part());
            return leaf.part().isHtml() ? new Rendered(null, text) : new Rendered(text, null);
        }
        if (node instanceof Alternatives alternatives) {
            return best(renderAll(alternatives.nodes()));
        }
        if (node instanceof Sequence sequence) {
            return joined(renderAll(sequence.nodes()));
        }
        return new Rendered(null, null);
    }

    private static List<Rendered> renderAll(List<Node> nodes) throws IOException {
        List<Rendered> rendered = new ArrayList<>();
        for (Node node : nodes) {
            rendered.add(render(node));
        }
        return rendered;
    }

    private static Rendered best(List<Rendered> alternatives) {
        String text = null;
        String html = null;
        for (Rendered alternative : alternatives) {
            text = better(alternative.text(), text);
            html = better(alternative.html(), html);
        }
        return new Rendered(text, html);
    }

    private static String better(String later, String earlier) {
        return later == null || later.isBlank() && earlier != null ? earlier : later;
    }

    private static Rendered joined(List<Rendered> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        boolean hasText = parts.stream().anyMatch(part -> part.text() != null);
        boolean hasHtml = parts.stream().anyMatch(part -> part.html() != null);
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Rendered part : parts) {
            if (hasText) {
                String next = part.text() != null || part.html() == null ? part.text() : HtmlText.toText(part.html());
                append(text, next, "\r\n");
            }
            if (hasHtml) {
                String next = part.html() != null || part.text() == null ? part.html() : HtmlText.ofText(part.text());
                append(html, next, "<br>\r\n");
            }
        }
        return new Rendered(hasText ? text.toString() : null, hasHtml ? html.toString() : null);
    }

    private static void append(StringBuilder whole, String next, String separator) {
        if (next != null) {
            boolean openLine = !whole.isEmpty() && whole.charAt(whole.length() - 1) != '\n';
            whole.append(openLine ? separator : "").append(next);
        }
    }

    private static String read(MailPart part) throws IOException {
        try (InputStream in = part.content().open()) {
            byte[] octets = in.readAllBytes();
            return part.reencoded()
                    ? TextDecoder.decodeReencoded(octets, TextDecoder.charset(part.charset()))
                    : TextDecoder.decode(octets, TextDecoder.charset(part.charset()));
        }
    }
}
