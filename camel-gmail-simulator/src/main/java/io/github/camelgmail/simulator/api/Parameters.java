package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The query parameters of one call, refused in Google's words where they can't be read. */
final class Parameters {

    private static final int DEFAULT_RESULTS = 100;
    private static final int MOST_RESULTS = 500;

    private final Map<String, List<String>> query;

    Parameters(ApiCall call) {
        this.query = call.query();
    }

    boolean has(String name) {
        return query.containsKey(name);
    }

    /** The value; the last one of several; null when absent. */
    String text(String name) {
        List<String> values = texts(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    List<String> texts(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** A boolean, false when absent. */
    boolean flag(String name) {
        String value = text(name);
        if (value == null || value.isEmpty() || value.equalsIgnoreCase("false") || value.equals("0")) {
            return false;
        }
        if (value.equalsIgnoreCase("true") || value.equals("1")) {
            return true;
        }
        throw invalid(name, "TYPE_BOOL", value);
    }

    /** {@code maxResults}: 100 when absent or 0, at most 500. */
    int maxResults() {
        long value = unsigned("maxResults", 0xFFFF_FFFFL, "TYPE_UINT32");
        return value == 0 ? DEFAULT_RESULTS : (int) Math.min(value, MOST_RESULTS);
    }

    /** A whole number up to a limit, 0 when absent. */
    long unsigned(String name, long limit, String type) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= limit) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below with the same words
        }
        throw invalid(name, type, value);
    }

    /** One constant, written in camel case or as it is; {@code absent} when not given. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E absent) {
        String value = text(name);
        return value == null ? absent : constant(name, type, value);
    }

    /** Several constants; none when not given. */
    <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        Set<E> chosen = new LinkedHashSet<>();
        texts(name).forEach(value -> chosen.add(constant(name, type, value)));
        return chosen;
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> value.equals(constant.name()) || value.equals(camelCase(constant.name())))
                .findFirst()
                .orElseThrow(() -> invalid(name, "TYPE_ENUM", value));
    }

    static GmailError invalid(String name, String type, String value) {
        return GmailError.invalidArgument(
                "Invalid value at '" + snakeCase(name) + "' (" + type + "), \"" + value + '"');
    }

    static String camelCase(String constant) {
        List<String> words =
                new ArrayList<>(List.of(constant.toLowerCase(Locale.ROOT).split("_")));
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            words.set(i, Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return String.join("", words);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
