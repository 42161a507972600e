package io.github.camelgmail.simulator.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a mail into its parts in one pass over its bytes. An outer boundary ends all that is open within it; a part
 * without its closing delimiter ends with the mail. Nesting beyond {@link #MAX_DEPTH} is left uncut. Never fails.
 */
final class MimeScanner {

    static final int MAX_DEPTH = 100;

    private static final int END_OF_MAIL = -1;

    private final byte[] bytes;
    private final Map<String, Integer> openBoundaries = new HashMap<>();
    private int position;

    /** What ended the last body: the depth of the multipart whose delimiter was met, or {@link #END_OF_MAIL}. */
    private int delimiterDepth = END_OF_MAIL;

    private boolean closed;
    private int delimiterLine;
    private int longestBoundary;

    private MimeScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    static MailPart scan(byte[] bytes) {
        return new MimeScanner(bytes).part("", PartType.TEXT, 0);
    }

    private MailPart part(String partId, String defaultType, int depth) {
        HeaderBlock header =
                HeaderBlock.parse(bytes, position, bytes.length, (line, next) -> delimiter(line, next) == null ? 0 : 1);
        position = header.bodyStart();
        PartType type = PartType.of(header, defaultType);
        if (depth < MAX_DEPTH && type.isMultipart()) {
            return multipart(partId, type, header, depth);
        }
        int start = position;
        if (depth < MAX_DEPTH && type.isMessage()) {
            if (type.encoding() == TransferEncoding.IDENTITY) {
                MailPart inner = part(child(partId, 0), PartType.TEXT, depth + 1);
                return new MailPart(partId, type, header, new Slice(bytes, start, bodyEnd(start)), List.of(inner));
            }
            Slice body = skipBody(start);
            MimeScanner decoded = new MimeScanner(type.encoding().decode(body));
            return new MailPart(
                    partId, type, header, body, List.of(decoded.part(child(partId, 0), PartType.TEXT, depth + 1)));
        }
        Slice body = skipBody(start);
        boolean uncut = type.isMultipart() && !body.isBlank();
        return new MailPart(partId, uncut ? type.asText() : type, header, body, List.of());
    }

    private MailPart multipart(String partId, PartType type, HeaderBlock header, int depth) {
        String partType = type.isDigest() ? PartType.MESSAGE : PartType.TEXT;
        List<MailPart> parts = new ArrayList<>();
        Integer shadowed = type.boundary().isEmpty() ? null : openBoundaries.put(type.boundary(), depth);
        longestBoundary = Math.max(longestBoundary, type.boundary().length());
        Slice preamble = skipBody(position);
        while (delimiterDepth == depth && !closed) {
            parts.add(part(child(partId, parts.size()), partType, depth + 1));
        }
        if (shadowed != null) {
            openBoundaries.put(type.boundary(), shadowed);
        } else {
            openBoundaries.remove(type.boundary());
        }
        if (delimiterDepth == depth) {
            skipBody(position); // the epilogue
        }
        boolean uncut = parts.isEmpty() && !preamble.isBlank();
        return new MailPart(partId, uncut ? type.asText() : type, header, preamble, parts);
    }

    /** Moves behind the next delimiter of any open multipart and returns what stands before it. */
    private Slice skipBody(int start) {
        int line = position;
        while (line < bytes.length) {
            int next = Lines.next(bytes, line, bytes.length);
            Delimiter delimiter = delimiter(line, next);
            if (delimiter != null) {
                position = next;
                delimiterDepth = delimiter.depth();
                closed = delimiter.closes();
                delimiterLine = line;
                return new Slice(bytes, start, Lines.beforeBreak(bytes, start, line));
            }
            line = next;
        }
        position = bytes.length;
        delimiterDepth = END_OF_MAIL;
        closed = false;
        delimiterLine = bytes.length;
        return new Slice(bytes, start, bytes.length);
    }

    private int bodyEnd(int start) {
        return delimiterDepth == END_OF_MAIL ? bytes.length : Lines.beforeBreak(bytes, start, delimiterLine);
    }

    private record Delimiter(int depth, boolean closes) {}

    /** The open multipart that the line delimits, or null. The boundary may itself end in two hyphens. */
    private Delimiter delimiter(int line, int next) {
        if (openBoundaries.isEmpty() || next - line < 3 || bytes[line] != '-' || bytes[line + 1] != '-') {
            return null;
        }
        int end = Lines.textEnd(bytes, line, next);
        while (end > line && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
            end--;
        }
        if (end - line - 4 > 4 * longestBoundary) {
            return null;
        }
        String boundary = new String(bytes, line + 2, Math.max(0, end - line - 2), StandardCharsets.UTF_8);
        Integer opens = openBoundaries.get(boundary);
        if (opens != null) {
            return new Delimiter(opens, false);
        }
        Integer closes =
                boundary.endsWith("--") ? openBoundaries.get(boundary.substring(0, boundary.length() - 2)) : null;
        return closes == null ? null : new Delimiter(closes, true);
    }

    private static String child(String partId, int index) {
        return partId.isEmpty() ? Integer.toString(index) : partId + "." + index;
    }
}
