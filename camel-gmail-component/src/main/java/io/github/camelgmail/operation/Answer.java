package io.github.camelgmail.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation answers.
 *
 * @param body    the new body, or null when the operation has no answer and the body stays as it is
 * @param headers headers to set; a null value removes one
 */
public record Answer(Object body, Map<String, Object> headers) {

    /** The same with one header more. */
    Answer with(String header, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(body, more);
    }
}
