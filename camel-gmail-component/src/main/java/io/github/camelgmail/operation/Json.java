package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between Java values and JSON. A null is kept: a patch clears a field by it. */
final class Json {

    private Json() {}

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException when it is no JSON of this type
     */
    static Object read(String text, Type type) {
        try {
            return GsonFactory.getDefaultInstance().createJsonParser(text).parse(type, true);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Writes maps, lists, texts, numbers, truth values and Gmail's model classes.
     *
     * @throws IllegalArgumentException when there is anything else in it
     */
    static String write(Object value) {
        try {
            return GsonFactory.getDefaultInstance().toString(writable(value));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Object writable(Object value) {
        if (value == null) {
            return Data.NULL_STRING;
        }
        if (value instanceof GenericJson
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof DateTime) {
            return value;
        }
        if (value instanceof CharSequence || value instanceof Enum<?>) {
            return value == Data.NULL_STRING ? value : value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, item) -> copy.put(String.valueOf(name), writable(item)));
            return copy;
        }
        if (value instanceof Collection<?> items) {
            List<Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(writable(item)));
            return copy;
        }
        if (value instanceof Object[] items) {
            return writable(Arrays.asList(items));
        }
        throw new IllegalArgumentException("found a " + value.getClass().getName());
    }
}
