package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as Google writes it: two spaces of indentation and a final newline, unless the caller wants it compact. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private static final ObjectWriter COMPACT = MAPPER.writer();
    private static final ObjectWriter PRETTY = MAPPER.writer(prettyPrinter());

    private Json() {}

    static byte[] write(JsonNode node, boolean pretty) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try {
            (pretty ? PRETTY : COMPACT).writeValue(out, node);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        out.write('\n');
        return out.toByteArray();
    }

    /**
     * Reads a request's body.
     *
     * @param bytes the body; empty gives an empty object
     * @throws ApiFailure 400 {@code parseError} when it is not a JSON object
     */
    static ObjectNode readObject(byte[] bytes) {
        if (bytes.length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
            if (node == null || node.isMissingNode()) {
                return MAPPER.createObjectNode();
            }
            throw Failures.parseError(
                    "Invalid JSON payload received. Unknown name \"\": Root element must be a message.");
        } catch (JsonProcessingException e) {
            throw Failures.parseError("Invalid JSON payload received. Unexpected token.\n" + excerpt(bytes, e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private static String excerpt(byte[] bytes, JsonProcessingException e) {
        int at = e.getLocation() == null ? 0 : (int) Math.max(0, e.getLocation().getByteOffset());
        int start = Math.min(bytes.length, Math.max(0, at - 20));
        int length = Math.min(40, bytes.length - start);
        String around = new String(bytes, start, length, StandardCharsets.UTF_8).replaceAll("\\s", " ");
        return around + "\n" + " ".repeat(Math.min(around.length(), at - start)) + "^";
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return printer;
    }
}
