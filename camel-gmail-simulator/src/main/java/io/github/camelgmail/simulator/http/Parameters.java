package io.github.camelgmail.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoded query or form parameters, every value in order.
 *
 * @param values the values by name
 */
record Parameters(Map<String, List<String>> values) {

    static final Parameters NONE = new Parameters(Map.of());

    /**
     * Reads {@code application/x-www-form-urlencoded} text.
     *
     * @param encoded the text; null and empty give no parameters
     * @throws IllegalArgumentException on a broken percent escape
     */
    static Parameters parse(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decode(name), key -> new ArrayList<>(1)).add(decode(value));
            }
        }
        return new Parameters(values);
    }

    /** The first value, or null. */
    String first(String name) {
        List<String> found = values.get(name);
        return found == null ? null : found.get(0);
    }

    /** These parameters, and the others' where a name is not among these. */
    Parameters orElse(Parameters others) {
        if (others.values.isEmpty()) {
            return this;
        }
        Map<String, List<String>> merged = new LinkedHashMap<>(others.values);
        merged.putAll(values);
        return new Parameters(merged);
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
