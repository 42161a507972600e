package io.github.camelgmail.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgmail.simulator.api.ApiCall;
import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads mailboxes through the API's own methods, so that a page shows what a client would get. */
final class ApiReader {

    private static final Set<String> FULL_ACCESS = Set.of("https://mail.google.com/");

    private final Map<String, ApiMethod> methods;

    ApiReader(List<ApiMethod> methods) {
        this.methods = methods.stream().collect(Collectors.toMap(ApiMethod::id, Function.identity()));
    }

    JsonNode call(String method, Mailbox mailbox, Map<String, String> path, Map<String, List<String>> query) {
        ApiCall call =
                new ApiCall(mailbox, path, query, JsonNodeFactory.instance.objectNode(), null, FULL_ACCESS, false);
        return methods.get(method).handler().apply(call).body();
    }

    JsonNode message(Mailbox mailbox, String id, String format) {
        return call("messages.get", mailbox, Map.of("id", id), Map.of("format", List.of(format)));
    }

    /** A header's value by its case-insensitive name, or the empty string. */
    static String header(JsonNode message, String name) {
        for (JsonNode header : message.path("payload").path("headers")) {
            if (header.path("name").asText().equalsIgnoreCase(name)) {
                return header.path("value").asText();
            }
        }
        return "";
    }
}
