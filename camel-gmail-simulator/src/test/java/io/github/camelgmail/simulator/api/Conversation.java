package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.MailSystem;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.SettableClock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls the API's methods on the mailbox {@code me@here.example}, JSON in and JSON out. */
final class Conversation {

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock();
    final MailSystem system = new MailSystem(clock, 42);
    final Mailbox me = system.createMailbox("me@here.example", "Me Myself");
    private final Map<String, ApiMethod> methods =
            ApiMethods.of(system).stream().collect(Collectors.toMap(ApiMethod::id, Function.identity()));

    Request call(String method) {
        return new Request(method);
    }

    ApiMethod method(String id) {
        return methods.get(id);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** The ids in a list of a response, in order; none when the list is absent. */
    static List<String> ids(JsonNode response, String list) {
        List<String> ids = new ArrayList<>();
        response.path(list).forEach(entry -> ids.add(entry.path("id").asText()));
        return ids;
    }

    final class Request {

        private final String method;
        private final Map<String, String> path = new HashMap<>();
        private final Map<String, List<String>> query = new LinkedHashMap<>();
        private Mailbox mailbox = me;
        private String body = "{}";
        private byte[] media;
        private boolean delegated;
        private Set<String> scopes = Set.of("https://mail.google.com/");

        private Request(String method) {
            this.method = method;
        }

        Request in(Mailbox other) {
            mailbox = other;
            return this;
        }

        Request path(String name, String value) {
            path.put(name, value);
            return this;
        }

        Request id(String value) {
            return path("id", value);
        }

        Request query(String name, String... values) {
            query.computeIfAbsent(name, key -> new ArrayList<>()).addAll(List.of(values));
            return this;
        }

        /** A JSON body; apostrophes stand for quotation marks. */
        Request body(String json) {
            body = json.replace('\'', '"');
            return this;
        }

        Request raw(byte[] mail) {
            return body("{'raw':'" + base64(mail) + "'}");
        }

        Request media(byte[] mail) {
            media = mail;
            return this;
        }

        Request scopes(String... shortNames) {
            scopes = List.of(shortNames).stream()
                    .map(name -> "https://www.googleapis.com/auth/gmail." + name)
                    .collect(Collectors.toSet());
            return this;
        }

        /** As a service account with domain-wide delegation. */
        Request delegated() {
            delegated = true;
            return this;
        }

        JsonNode ok() {
            ApiResponse response = answer();
            if (response.code() != 200) {
                throw new AssertionError(method + " answered " + response.code());
            }
            return response.body();
        }

        ApiResponse answer() {
            return methods.get(method).handler().apply(apiCall());
        }

        GmailError error() {
            return catchThrowableOfType(GmailError.class, this::answer);
        }

        private ApiCall apiCall() {
            try {
                return new ApiCall(mailbox, path, query, JSON.readTree(body), media, scopes, delegated);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
