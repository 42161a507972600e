package io.github.camelgmail.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A client that sends exactly what a test says, and follows and retries nothing. */
public final class PlainHttp {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final GmailSimulator simulator;
    private final String token;

    /** A client with an access token for everything in the mailbox. */
    public PlainHttp(GmailSimulator simulator, String mailbox) {
        this.simulator = simulator;
        this.token = simulator.tokens().issue(mailbox);
    }

    /** An answer. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The reason of Google's error shape. */
        public String reason() {
            return json().at("/error/errors/0/reason").asText();
        }
    }

    /** A request with the token, to a path without leading slash or an absolute address. */
    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    /** A request without a token. */
    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : simulator.rootUrl() + path));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(text(json)));
    }

    public Answer form(String path, String form) {
        return send(anonymous(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(text(form)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::new);
    }

    public static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }
}
