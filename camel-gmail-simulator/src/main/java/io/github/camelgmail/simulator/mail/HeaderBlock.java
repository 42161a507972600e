package io.github.camelgmail.simulator.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/**
 * The header fields at the start of a message or part, in message order, and where they stand in its bytes. The block
 * ends at an empty line or, so that nothing of a malformed mail is lost, at the first line that is no header field.
 */
final class HeaderBlock {

    private final List<Field> fields;
    private final int bodyStart;
    private final boolean separated;

    private HeaderBlock(List<Field> fields, int bodyStart, boolean separated) {
        this.fields = List.copyOf(fields);
        this.bodyStart = bodyStart;
        this.separated = separated;
    }

    /**
     * @param value unfolded, white space at both ends dropped, encoded words still encoded
     * @param start offset of the name
     * @param end offset after the field's last line break
     */
    record Field(String name, String value, int start, int end) {

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        MailHeader decoded() {
            return new MailHeader(name, EncodedWords.decode(value));
        }
    }

    static HeaderBlock parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length, (start, next) -> 0);
    }

    /**
     * Reads from {@code start} at most to {@code limit}.
     *
     * @param delimiter not 0 for a line (start, start of the next line) that ends the block whatever it looks like
     */
    static HeaderBlock parse(byte[] bytes, int start, int limit, IntBinaryOperator delimiter) {
        List<Field> fields = new ArrayList<>();
        int line = skipEnvelopeLine(bytes, start, limit);
        while (line < limit) {
            int next = Lines.next(bytes, line, limit);
            if (Lines.textEnd(bytes, line, next) == line) {
                return new HeaderBlock(fields, next, true);
            }
            int colon = colon(bytes, line, next);
            if (colon < 0 || delimiter.applyAsInt(line, next) != 0) {
                return new HeaderBlock(fields, line, false);
            }
            int end = next;
            while (end < limit && (bytes[end] == ' ' || bytes[end] == '\t')) {
                end = Lines.next(bytes, end, limit);
            }
            fields.add(field(bytes, line, colon, end));
            line = end;
        }
        return new HeaderBlock(fields, limit, false);
    }

    List<Field> fields() {
        return fields;
    }

    /** The offset of the body's first byte. */
    int bodyStart() {
        return bodyStart;
    }

    /** Whether an empty line stands between the fields and the body. */
    boolean separated() {
        return separated;
    }

    Optional<Field> first(String name) {
        return fields.stream().filter(f -> f.is(name)).findFirst();
    }

    String value(String name) {
        return first(name).map(Field::value).orElse("");
    }

    /** An mbox "From " line may have been left in front of the fields. */
    private static int skipEnvelopeLine(byte[] bytes, int start, int limit) {
        int from = start < limit && bytes[start] == '>' ? start + 1 : start;
        byte[] envelope = {'F', 'r', 'o', 'm', ' '};
        boolean present = limit - from >= envelope.length
                && Arrays.equals(bytes, from, from + envelope.length, envelope, 0, envelope.length);
        return present ? Lines.next(bytes, start, limit) : start;
    }

    /** The colon after a field name, which has no white space, control or 8-bit character in it; else -1. */
    private static int colon(byte[] bytes, int line, int next) {
        int nameEnd = line;
        while (nameEnd < next && bytes[nameEnd] > ' ' && bytes[nameEnd] < 127 && bytes[nameEnd] != ':') {
            nameEnd++;
        }
        int i = nameEnd;
        while (i < next && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return nameEnd > line && i < next && bytes[i] == ':' ? i : -1;
    }

    private static Field field(byte[] bytes, int start, int colon, int end) {
        String name = new String(bytes, start, colon - start, StandardCharsets.US_ASCII).strip();
        byte[] value = new byte[end - colon - 1];
        int size = 0;
        for (int i = colon + 1; i < end; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                value[size++] = bytes[i];
            }
        }
        return new Field(name, Charsets.decode(Arrays.copyOf(value, size), null).strip(), start, end);
    }
}
