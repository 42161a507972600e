package io.github.camelgmail.simulator.http;

import java.util.HashMap;
import java.util.Map;

/** Which fields the API's responses can have, from its discovery document, so that a misspelt mask is refused. */
final class ResponseFields {

    private static final ResponseFields ALL = new ResponseFields();

    private final Map<String, Map<String, String>> resources = new HashMap<>();
    private final Map<String, String> methods = new HashMap<>();

    private ResponseFields() {
        ResourceLines.of("response-fields.txt").forEach(this::read);
    }

    /** The resource that a method answers with; null when it answers with nothing. */
    static String resource(String methodId) {
        return ALL.methods.get(methodId);
    }

    /** A resource's fields, each with the resource that it holds, or the empty string when it holds a plain value. */
    static Map<String, String> of(String resource) {
        return ALL.resources.getOrDefault(resource, Map.of());
    }

    private void read(String line) {
        int equals = line.indexOf('=');
        if (equals >= 0) {
            methods.put(line.substring(0, equals), line.substring(equals + 1));
            return;
        }
        String[] words = line.split(" ");
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int colon = words[i].indexOf(':');
            fields.put(
                    colon < 0 ? words[i] : words[i].substring(0, colon),
                    colon < 0 ? "" : words[i].substring(colon + 1));
        }
        resources.put(words[0], fields);
    }
}
