package io.github.camelgmail.simulator.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which query parameters the API's methods know, from its discovery document, so that a misspelt one is refused. */
final class QueryParameters {

    private static final Set<String> STANDARD = Set.of(
            "$.xgafv",
            "access_token",
            "alt",
            "callback",
            "fields",
            "key",
            "oauth_token",
            "prettyPrint",
            "quotaUser",
            "uploadType",
            "upload_id",
            "upload_protocol");
    private static final Map<String, Set<String>> OWN = read();

    private QueryParameters() {}

    /**
     * Checks that a method knows every parameter.
     *
     * @throws ApiFailure 400 that names the first that it does not know
     */
    static void requireKnown(String methodId, Parameters query) {
        Set<String> own = OWN.getOrDefault(methodId, Set.of());
        for (String name : query.values().keySet()) {
            if (!STANDARD.contains(name) && !own.contains(name)) {
                throw Failures.unknownParameter(name);
            }
        }
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> methods = new HashMap<>();
        ResourceLines.of("query-parameters.txt").forEach(line -> {
            String[] words = line.split(" ", 2);
            methods.put(words[0], Set.of(words[1].split(" ")));
        });
        return Map.copyOf(methods);
    }
}
