package io.github.camelgmail.settings;

import com.google.api.client.json.GenericJson;
import io.github.camelgmail.api.EditDistance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a value of a settings file has to be. Reading gives the value as Gmail's model classes have it, or null and one
 * problem more, which names where it was found and what is allowed.
 */
@FunctionalInterface
interface Shape {

    Object read(String path, Object value, List<String> problems);

    static Shape text() {
        return (path, value, problems) -> value instanceof CharSequence || value instanceof Number
                ? value.toString()
                : wrong(
                        path,
                        value,
                        "a text" + (value == null ? " (one that begins with # needs quotes)" : ""),
                        problems);
    }

    /** A text whose case does not matter, which Gmail takes in lower case only. */
    static Shape lowerCase() {
        return (path, value, problems) -> {
            Object text = text().read(path, value, problems);
            return text == null ? null : text.toString().toLowerCase(Locale.ROOT);
        };
    }

    static Shape bool() {
        return (path, value, problems) -> {
            String text = String.valueOf(value);
            return text.equals("true") || text.equals("false")
                    ? Boolean.valueOf(text)
                    : wrong(path, value, "true or false", problems);
        };
    }

    static Shape number() {
        return (path, value, problems) -> String.valueOf(value).matches("\\d{1,9}")
                ? Integer.valueOf(String.valueOf(value))
                : wrong(path, value, "a whole number from 0", problems);
    }

    static Shape oneOf(String... allowed) {
        return (path, value, problems) -> List.of(allowed).contains(String.valueOf(value))
                ? String.valueOf(value)
                : wrong(path, value, String.join(", ", allowed), problems);
    }

    /** In ms since 1970, from a time with an offset: Gmail would take one of its own. */
    static Shape time() {
        return (path, value, problems) -> {
            try {
                if (value instanceof Date date) {
                    return date.getTime();
                }
                return value instanceof Instant instant
                        ? instant.toEpochMilli()
                        : value instanceof Long ms
                                ? ms
                                : OffsetDateTime.parse(String.valueOf(value))
                                        .toInstant()
                                        .toEpochMilli();
            } catch (DateTimeException e) {
                return wrong(path, value, "an ISO 8601 time with offset, as 2026-11-23T08:00:00+01:00", problems);
            }
        };
    }

    static Shape listOf(Shape item) {
        return (path, value, problems) -> {
            if (!(value instanceof List<?> items)) {
                return wrong(path, value, "a list", problems);
            }
            List<Object> read = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                read.add(item.read(path + "[" + i + "]", items.get(i), problems));
            }
            return read;
        };
    }

    static Shape object(Supplier<GenericJson> model, Map<String, Shape> fields) {
        return (path, value, problems) -> {
            if (!(value instanceof Map<?, ?> map)) {
                return wrong(path, value, "fields as " + sorted(fields, ""), problems);
            }
            GenericJson read = model.get();
            map.forEach((key, given) -> {
                String name = String.valueOf(key);
                Shape shape = fields.get(name);
                if (shape == null) {
                    problems.add("Unknown key " + name + (path.isEmpty() ? "" : " in " + path) + ", allowed: "
                            + sorted(fields, name));
                    return;
                }
                Object field = shape.read(path.isEmpty() ? name : path + "." + name, given, problems);
                if (field != null) {
                    read.set(name, field);
                }
            });
            return read;
        };
    }

    private static String sorted(Map<String, Shape> fields, String near) {
        return String.join(
                ", ",
                fields.keySet().stream()
                        .sorted(Comparator.<String>comparingInt(name -> EditDistance.between(name, near))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList());
    }

    private static Object wrong(String path, Object found, String allowed, List<String> problems) {
        boolean simple = found instanceof CharSequence || found instanceof Number || found instanceof Boolean;
        String what =
                found == null ? "nothing" : simple ? "'" + found + "'" : found instanceof List ? "a list" : "fields";
        problems.add("Invalid " + path + ": found " + what + ", allowed: " + allowed);
        return null;
    }
}
