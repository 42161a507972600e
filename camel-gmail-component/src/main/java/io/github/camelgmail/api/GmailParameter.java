package io.github.camelgmail.api;

import java.util.List;

/**
 * A query parameter of a method, or a top-level field of its body, as the Gmail API reference lists it.
 *
 * @param name     the API's own name, as {@code metadataHeaders}
 * @param type     how a value is written
 * @param repeated whether the parameter may stand several times
 * @param allowed  the values of an enum; empty for other types
 */
public record GmailParameter(String name, Type type, boolean repeated, List<String> allowed) {

    /** The kinds of parameter values that the API knows. */
    public enum Type {
        STRING,
        BOOLEAN,
        /** A whole number that is not negative. */
        UNSIGNED,
        ENUM,
        /** A time, sent as milliseconds since 1970. Fields only. */
        TIME,
        /** An object, or a list of objects. Fields only. */
        OBJECT
    }

    static GmailParameter string(String name) {
        return new GmailParameter(name, Type.STRING, false, List.of());
    }

    static GmailParameter strings(String name) {
        return new GmailParameter(name, Type.STRING, true, List.of());
    }

    static GmailParameter bool(String name) {
        return new GmailParameter(name, Type.BOOLEAN, false, List.of());
    }

    static GmailParameter unsigned(String name) {
        return new GmailParameter(name, Type.UNSIGNED, false, List.of());
    }

    static GmailParameter oneOf(String name, String... allowed) {
        return new GmailParameter(name, Type.ENUM, false, List.of(allowed));
    }

    static GmailParameter anyOf(String name, String... allowed) {
        return new GmailParameter(name, Type.ENUM, true, List.of(allowed));
    }

    static GmailParameter time(String name) {
        return new GmailParameter(name, Type.TIME, false, List.of());
    }

    static GmailParameter objects(String name) {
        return new GmailParameter(name, Type.OBJECT, true, List.of());
    }
}
