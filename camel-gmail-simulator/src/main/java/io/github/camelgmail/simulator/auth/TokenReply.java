package io.github.camelgmail.simulator.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The token endpoint's answer.
 *
 * @param status the HTTP status
 * @param body   the JSON object's members in order
 */
public record TokenReply(int status, Map<String, Object> body) {

    static TokenReply error(int status, String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return new TokenReply(status, body);
    }

    /** The status only: the body may hold a token. */
    @Override
    public String toString() {
        return "TokenReply " + status;
    }
}
