package io.github.camelgmail.operation;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.TimeUtils;

/**
 * What an operation is given: the endpoint's options, each overridden by the header {@code CamelGmail} + its capitalised
 * name, and the message they came with.
 */
public final class Arguments {

    private static final String HEADER_PREFIX = "CamelGmail";

    private final Exchange exchange;
    private final Function<String, Object> options;
    private final Map<String, ?> fixed;

    /**
     * @param exchange whose message has the headers and the body
     * @param options  gives the endpoint's options by name; null when not set
     */
    public Arguments(Exchange exchange, Function<String, Object> options) {
        this(exchange, options, Map.of());
    }

    private Arguments(Exchange exchange, Function<String, Object> options, Map<String, ?> fixed) {
        this.exchange = exchange;
        this.options = options;
        this.fixed = fixed;
    }

    /** The same with these values, whatever options and headers say. */
    public Arguments with(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(fixed);
        all.putAll(values);
        return new Arguments(exchange, options, all);
    }

    /** The same options for another exchange, with these values where an option is not set. */
    Arguments on(Exchange other, Map<String, ?> defaults) {
        Function<String, Object> filled = name -> {
            Object option = options.apply(name);
            return option == null || "".equals(option) ? defaults.get(name) : option;
        };
        return new Arguments(other, filled, fixed);
    }

    /** The message with the body. */
    public Message message() {
        return exchange.getMessage();
    }

    Exchange exchange() {
        return exchange;
    }

    /** The header's value, else the option's. An empty text counts as none. */
    public Optional<Object> find(String name) {
        Object header = fixed.containsKey(name) ? null : message().getHeader(header(name));
        return header == null ? option(name) : Optional.of(header).filter(value -> !"".equals(value));
    }

    /** The option's value, whatever headers say. */
    Optional<Object> option(String name) {
        Object found = fixed.containsKey(name) ? fixed.get(name) : options.apply(name);
        return Optional.ofNullable(found).filter(value -> !"".equals(value));
    }

    /** The value as text. */
    public Optional<String> text(String name) {
        return find(name)
                .map(value -> value instanceof Collection || value.getClass().isArray()
                        ? String.join(",", list(value))
                        : String.valueOf(value).trim());
    }

    /**
     * The value as text.
     *
     * @throws IllegalArgumentException when there is none
     */
    String required(String name, String operation) {
        return text(name)
                .orElseThrow(() -> new IllegalArgumentException("Operation " + operation + " needs the option " + name
                        + " or the header " + header(name) + ": neither is set"));
    }

    /** The value as a list: a collection or array as it is, a text split at commas. Empty when there is none. */
    public List<String> list(String name) {
        return find(name).map(Arguments::list).orElse(List.of());
    }

    /** Whether the value is {@code true}; false when there is none. */
    boolean isTrue(String name) {
        return find(name).map(value -> bool(name, value)).orElse(false);
    }

    /** The value as a whole number that is not negative. */
    Optional<Integer> number(String name) {
        return find(name).map(value -> {
            try {
                int number = Integer.parseInt(String.valueOf(value).trim());
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below like a negative one.
            }
            throw invalid(name, value, "a whole number from 0");
        });
    }

    /** The value as a time span: {@code 30d}, {@code 12h}, a {@code Duration}, or milliseconds. */
    Optional<Duration> duration(String name) {
        return find(name).map(value -> {
            try {
                return value instanceof Duration span
                        ? span
                        : Duration.ofMillis(TimeUtils.toMilliSeconds(String.valueOf(value)));
            } catch (IllegalArgumentException e) {
                throw invalid(name, value, "a time span as 30d or 12h, or milliseconds");
            }
        });
    }

    boolean bool(String name, Object value) {
        String text = String.valueOf(value).trim();
        if ("true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text)) {
            return Boolean.parseBoolean(text);
        }
        throw invalid(name, value, "true or false");
    }

    /** The refusal of a value, naming the header or option it came from, what was found and what is allowed. */
    IllegalArgumentException invalid(String name, Object found, String allowed) {
        return new IllegalArgumentException("Invalid " + origin(name) + ": found '" + found + "', allowed: " + allowed);
    }

    /** Where a value comes from, as a person would look for it. */
    public String origin(String name) {
        return !fixed.containsKey(name) && message().getHeader(header(name)) != null
                ? "header " + header(name)
                : "option " + name;
    }

    /** The header that overrides an option. */
    public static String header(String name) {
        return HEADER_PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static List<String> list(Object value) {
        Stream<?> items;
        if (value instanceof Collection<?> collection) {
            items = collection.stream();
        } else if (value instanceof Object[] array) {
            items = Arrays.stream(array);
        } else if (value.getClass().isArray()) {
            List<Object> boxed = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                boxed.add(Array.get(value, i));
            }
            items = boxed.stream();
        } else {
            items = Arrays.stream(String.valueOf(value).split(","));
        }
        return items.map(item -> String.valueOf(item).trim())
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
