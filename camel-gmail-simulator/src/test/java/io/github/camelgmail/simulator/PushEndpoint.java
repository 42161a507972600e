package io.github.camelgmail.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A plain HTTP server that keeps what is pushed to it, and answers as it is told, with 200 at last. */
final class PushEndpoint implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NO_ANSWER = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Push> received = new CopyOnWriteArrayList<>();

    /** One request. */
    record Push(String method, String path, Headers headers, byte[] body) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The decoded data of the envelope. */
        String data() {
            byte[] data = Base64.getDecoder().decode(json().at("/message/data").textValue());
            return new String(data, StandardCharsets.UTF_8);
        }

        String token() {
            return headers.getFirst("Authorization").substring("Bearer ".length());
        }
    }

    PushEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/gmail/push?from=pubsub";
    }

    /** Answers the next requests with these statuses, in order. */
    void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    /** Does not answer the next request at all. */
    void keepSilent() {
        answers.add(NO_ANSWER);
    }

    List<Push> received() {
        return received;
    }

    private void receive(HttpExchange exchange) throws IOException {
        Integer status = answers.poll();
        received.add(new Push(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        if (status == null || status != NO_ANSWER) {
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
