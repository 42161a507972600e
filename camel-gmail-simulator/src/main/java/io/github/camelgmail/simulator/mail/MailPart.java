package io.github.camelgmail.simulator.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * One node of Gmail's payload tree: a message, a multipart container or a leaf. Immutable; holds offsets into the mail's
 * bytes and decodes its content when asked.
 *
 * <p>Shapes, as observed of Gmail: a multipart has {@link #parts()} and no content. A {@code message/rfc822} part is an
 * attachment (named {@code noname.eml} if it has no name) and has one part, the message in it. Other {@code message/*}
 * parts, as {@code message/delivery-status}, hold one part as well and are attachments only if they have a name.
 */
public final class MailPart {

    private final String partId;
    private final PartType type;
    private final HeaderBlock header;
    private final Slice body;
    private final List<MailPart> parts;
    private int size = -1;

    MailPart(String partId, PartType type, HeaderBlock header, Slice body, List<MailPart> parts) {
        this.partId = partId;
        this.type = type;
        this.header = header;
        this.body = body;
        this.parts = List.copyOf(parts);
    }

    /** "" for the root, "0", "1", ... for its parts, "1.0" for a part of a part. */
    public String partId() {
        return partId;
    }

    /** Type and subtype in lower case; {@code text/plain} where the mail says nothing that can be read. */
    public String mimeType() {
        return type.mimeType();
    }

    /** The decoded file name, or "". As hostile as the rest of the mail: may contain path separators. */
    public String filename() {
        return type.filename();
    }

    /** The part's header fields in message order. */
    public List<MailHeader> headers() {
        return header.fields().stream().map(HeaderBlock.Field::decoded).toList();
    }

    /**
     * The content with its transfer encoding undone, decoded anew at each call; inline text re-encoded to UTF-8; empty for
     * containers; the bytes of the inner message for {@code message/rfc822}.
     */
    public byte[] content() {
        if (container()) {
            return new byte[0];
        }
        byte[] decoded = type.encoding().decode(body);
        return inline() ? Charsets.toUtf8(decoded, type.charset()) : decoded;
    }

    /** The length of {@link #content()} in bytes. */
    public int size() {
        if (size < 0) {
            size = content().length; // a race costs a second decoding, nothing else
        }
        return size;
    }

    /** Whether {@code body.data} shows the content: text without a file name. Else it is behind an attachmentId. */
    public boolean inline() {
        return type.filename().isEmpty() && type.mimeType().startsWith("text/");
    }

    /** Whether the part has no content of its own, only parts: {@code body} is {@code {size: 0}}. */
    public boolean container() {
        return type.isMultipart() || type.filename().isEmpty() && !parts.isEmpty();
    }

    /** The parts of a container or of an attached message; empty for a leaf. */
    public List<MailPart> parts() {
        return parts;
    }

    /** This part and all below it, in message order. */
    Stream<MailPart> walk() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(MailPart::walk));
    }

    HeaderBlock header() {
        return header;
    }

    /** The text of inline content. */
    String text() {
        return Charsets.decode(type.encoding().decode(body), type.charset());
    }
}
