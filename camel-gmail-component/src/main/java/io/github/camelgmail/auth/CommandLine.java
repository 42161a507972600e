package io.github.camelgmail.auth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a program was told: options with a value, and flags. The last one of a name counts. */
public final class CommandLine {

    private final Map<String, String> given = new HashMap<>();

    /**
     * Reads a command line.
     *
     * @param flags  the options without a value, as {@code --force}
     * @param values those with one, as {@code --out}
     * @throws IllegalArgumentException for an unknown option, and one whose value is missing; names it
     */
    public CommandLine(List<String> arguments, Set<String> flags, Set<String> values) {
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (flags.contains(name)) {
                given.put(name, "");
            } else if (!values.contains(name)) {
                throw new IllegalArgumentException("Unknown option " + name);
            } else if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("Option " + name + " has no value");
            } else {
                given.put(name, arguments.get(++i));
            }
        }
    }

    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** The value; null when there is none. */
    public String get(String name) {
        return given.get(name);
    }

    public String get(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    /** The values that stand between commas or spaces. */
    public List<String> list(String name, String otherwise) {
        return Arrays.stream(get(name, otherwise).split("[,\\s]+"))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** @throws IllegalArgumentException when the value is no positive number; names the option */
    public long seconds(String name, long otherwise) {
        String value = get(name, String.valueOf(otherwise));
        try {
            long seconds = Long.parseLong(value);
            if (seconds > 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "Option " + name + ": found '" + value + "', allowed is a number of seconds");
    }
}
