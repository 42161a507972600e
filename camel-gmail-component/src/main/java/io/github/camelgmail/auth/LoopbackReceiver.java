package io.github.camelgmail.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Where the browser comes back to: a free port of this machine's loopback interface (RFC 8252 section 7.3). Only an answer
 * with the right state counts; any other is turned away, and the waiting goes on.
 */
final class LoopbackReceiver implements AutoCloseable {

    private static final String PATH = "/gmail";

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<String> code = new CompletableFuture<>();

    LoopbackReceiver(String state) throws IOException {
        this.state = state;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI redirectUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** Completes with the code, or fails with a {@link ConsentException}. */
    CompletableFuture<String> code() {
        return code;
    }

    /**
     * Takes what a user has copied out of the browser's address line, or a code alone.
     *
     * @return whether it is of use
     */
    boolean pasted(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.contains(" ")) {
            return false;
        }
        return line.contains("?") ? take(parameters(line.substring(line.indexOf('?') + 1))) : code.complete(line);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean ours = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals(PATH);
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        if (ours && isExpected(parameters)) {
            answer(
                    exchange,
                    200,
                    parameters.containsKey("code")
                            ? "Thank you. You can close this window."
                            : "Access was not granted. You can close this window.");
            take(parameters);
        } else {
            answer(exchange, ours ? 400 : 404, "This is not the answer that is waited for.");
        }
    }

    private boolean take(Map<String, String> parameters) {
        if (!isExpected(parameters)) {
            return false;
        }
        String given = parameters.get("code");
        return given != null
                ? code.complete(given)
                : code.completeExceptionally(new ConsentException(
                        parameters.get("error"), "The user has not consented (" + parameters.get("error") + ")"));
    }

    private boolean isExpected(Map<String, String> parameters) {
        byte[] shown = parameters.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, state.getBytes(StandardCharsets.UTF_8))
                && (parameters.containsKey("code") || parameters.containsKey("error"));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] page = ("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gmail</title><p>" + text)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, page.length);
        try (exchange) {
            exchange.getResponseBody().write(page);
        }
    }
}
