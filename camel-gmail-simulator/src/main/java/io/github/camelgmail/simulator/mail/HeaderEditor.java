package io.github.camelgmail.simulator.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Edits the header fields of a mail and leaves every other byte as it was. Lines it writes end with CRLF. Values must be
 * free of line breaks other than folding, which the callers' own texts and {@link AddressListReader} see to.
 */
final class HeaderEditor {

    private final byte[] raw;
    private final HeaderBlock header;
    private final StringBuilder prepended = new StringBuilder();
    private final StringBuilder appended = new StringBuilder();
    private final Map<HeaderBlock.Field, String> replacements = new LinkedHashMap<>();

    HeaderEditor(byte[] raw) {
        this.raw = raw;
        this.header = HeaderBlock.parse(raw);
    }

    HeaderBlock header() {
        return header;
    }

    /** Puts a field in front of all others; the first one prepended comes first. */
    HeaderEditor prepend(String name, String value) {
        prepended.append(line(name, value));
        return this;
    }

    /** Puts the field where the first of its name stands, drops any other of its name, or adds it at the end. */
    HeaderEditor set(String name, String value) {
        boolean absent = header.first(name).isEmpty();
        remove(name);
        if (absent) {
            appended.append(line(name, value));
        } else {
            replacements.put(header.first(name).orElseThrow(), line(name, value));
        }
        return this;
    }

    HeaderEditor remove(String name) {
        header.fields().stream().filter(field -> field.is(name)).forEach(field -> replacements.put(field, ""));
        return this;
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + prepended.length() + appended.length());
        write(out, prepended);
        boolean lineOpen = false;
        for (HeaderBlock.Field field : header.fields()) {
            String replacement = replacements.get(field);
            if (replacement == null) {
                out.write(raw, field.start(), field.end() - field.start());
                lineOpen = raw[field.end() - 1] != '\n';
            } else {
                write(out, replacement);
                lineOpen = replacement.isEmpty() && lineOpen;
            }
        }
        if (lineOpen) {
            write(out, "\r\n");
        }
        write(out, appended);
        writeRest(out);
        return out.toByteArray();
    }

    private void writeRest(ByteArrayOutputStream out) {
        int fieldsEnd = header.fields().isEmpty()
                ? header.bodyStart()
                : header.fields().get(header.fields().size() - 1).end();
        if (!header.separated() || header.fields().isEmpty()) {
            write(out, "\r\n"); // else a body of odd first lines would be taken for more header
        }
        out.write(raw, fieldsEnd, raw.length - fieldsEnd);
    }

    private static void write(ByteArrayOutputStream out, CharSequence text) {
        out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String name, String value) {
        return name + ": " + value + "\r\n";
    }
}
