package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.api.ApiMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the method that a verb and a path name. A literal segment wins over a parameter. */
final class MethodTable {

    private final Map<String, List<Route>> routes = new HashMap<>();

    MethodTable(List<ApiMethod> methods) {
        for (ApiMethod method : methods) {
            Route route = new Route(method, method.path().split("/"));
            routes.computeIfAbsent(key(method.verb(), route.template.length), key -> new ArrayList<>())
                    .add(route);
        }
        routes.values().forEach(list -> list.sort(Comparator.comparingLong(Route::parameters)));
    }

    /**
     * A method and the path's parameters.
     *
     * @param userId the decoded {@code {userId}}
     * @param path   the other parameters, decoded
     */
    record Match(ApiMethod method, String userId, Map<String, String> path) {}

    /**
     * Looks a method up.
     *
     * @param path the path, percent-encoded, without leading slash
     * @return null when nothing serves it
     */
    Match find(String verb, String path) {
        String[] segments = path.split("/", -1);
        for (Route route : routes.getOrDefault(key(verb, segments.length), List.of())) {
            Match match = route.match(segments);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private static String key(String verb, int segments) {
        return verb + segments;
    }

    private record Route(ApiMethod method, String[] template) {

        long parameters() {
            return method.path().chars().filter(c -> c == '{').count();
        }

        Match match(String[] segments) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < template.length; i++) {
                if (!matchSegment(template[i], segments[i], values)) {
                    return null;
                }
            }
            String userId = values.remove("userId");
            return new Match(method, userId, Map.copyOf(values));
        }

        /** A template's segment is a literal, {@code {name}} or {@code {name}:verb}. */
        private static boolean matchSegment(String template, String segment, Map<String, String> values) {
            if (!template.startsWith("{")) {
                return template.equals(segment);
            }
            int close = template.indexOf('}');
            String suffix = template.substring(close + 1);
            if (segment.length() <= suffix.length() || !segment.endsWith(suffix)) {
                return false;
            }
            String value = segment.substring(0, segment.length() - suffix.length());
            values.put(template.substring(1, close), decode(value));
            return true;
        }

        private static String decode(String segment) {
            return segment.indexOf('%') < 0
                    ? segment
                    : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
