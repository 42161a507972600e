package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an API method answers.
 *
 * @param code the HTTP status: 200, or 204 when there is no body
 * @param body the JSON body; null with 204
 */
public record ApiResponse(int code, JsonNode body) {

    public static ApiResponse ok(JsonNode body) {
        return new ApiResponse(200, body);
    }

    public static ApiResponse noContent() {
        return new ApiResponse(204, null);
    }
}
