package io.github.camelgmail.operation;

import com.google.api.client.util.FieldInfo;
import io.github.camelgmail.api.GmailParameter;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** From the value of an option or header to that of a parameter or a body's field, or a refusal that names the option. */
final class Values {

    private static final String WHOLE_NUMBER = "a whole number from 0";

    private Values() {}

    /** The value of a parameter, or one of the values of a repeated one. */
    static Object of(GmailParameter parameter, Object value, Arguments arguments) {
        String name = parameter.name();
        return switch (parameter.type()) {
            case STRING -> String.valueOf(value);
            case BOOLEAN -> arguments.bool(name, value);
            case UNSIGNED -> unsigned(name, value, arguments);
            case ENUM -> oneOf(parameter, String.valueOf(value).trim(), arguments);
            case TIME -> instant(name, value, arguments).toEpochMilli();
            case OBJECT -> json(name, value, Map.class, arguments);
        };
    }

    /** The value of a body's field that the API reference says more of than the model class. */
    static Object ofField(GmailParameter field, Object value, Arguments arguments) {
        if (!field.repeated()) {
            return of(field, value, arguments);
        }
        return field.type() == GmailParameter.Type.OBJECT
                ? json(field.name(), value, List.class, arguments)
                : new ArrayList<>(arguments.list(field.name()));
    }

    /** The value of a body's field as its model class has it. */
    static Object ofField(FieldInfo field, Object value, Arguments arguments) {
        String name = field.getName();
        Type type = field.getGenericType();
        Class<?> raw = field.getType();
        if (raw == String.class) {
            return String.valueOf(value);
        }
        if (raw == Boolean.class) {
            return arguments.bool(name, value);
        }
        if (raw == Integer.class) {
            return number(name, value, Integer.MAX_VALUE, arguments).intValue();
        }
        if (raw == Long.class) {
            return number(name, value, Long.MAX_VALUE, arguments).longValue();
        }
        if (raw == BigInteger.class) {
            return unsigned(name, value, arguments);
        }
        return type.getTypeName().equals("java.util.List<java.lang.String>")
                ? new ArrayList<>(arguments.list(name))
                : json(name, value, type, arguments);
    }

    /** A point in time: a text needs an offset, since Gmail would take its own. */
    static Instant instant(String name, Object value, Arguments arguments) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        // A plus sign written in a URI arrives as a space.
        String text = String.valueOf(value).trim().replace(' ', '+');
        try {
            return text.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw arguments.invalid(
                    name,
                    value,
                    "an ISO 8601 time with offset, as 2026-11-23T08:00:00+01:00, or milliseconds since 1970");
        }
    }

    private static BigInteger unsigned(String name, Object value, Arguments arguments) {
        String text = String.valueOf(value).trim();
        if (!text.matches("\\d{1,20}")) {
            throw arguments.invalid(name, value, WHOLE_NUMBER);
        }
        return new BigInteger(text);
    }

    private static BigInteger number(String name, Object value, long largest, Arguments arguments) {
        BigInteger number = unsigned(name, value, arguments);
        if (number.compareTo(BigInteger.valueOf(largest)) > 0) {
            throw arguments.invalid(name, value, WHOLE_NUMBER + " to " + largest);
        }
        return number;
    }

    private static String oneOf(GmailParameter parameter, String text, Arguments arguments) {
        return parameter.allowed().stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> arguments.invalid(parameter.name(), text, String.join(", ", parameter.allowed())));
    }

    private static Object json(String name, Object value, Type type, Arguments arguments) {
        try {
            return Json.read(value instanceof CharSequence text ? text.toString() : Json.write(value), type);
        } catch (IllegalArgumentException e) {
            // The value may hold a password: neither it nor the parser's message is told.
            throw arguments.invalid(
                    name,
                    value.getClass().getName() + " that is no such JSON",
                    "a Map, Gmail's model class or JSON text of a "
                            + type.getTypeName().replaceAll("[\\w.]*\\.", ""));
        }
    }
}
