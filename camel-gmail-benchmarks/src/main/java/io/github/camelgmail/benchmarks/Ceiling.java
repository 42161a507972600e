package io.github.camelgmail.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The simulator's own speed, asked by a client that only counts: no consumer can be faster than this. */
final class Ceiling {

    private static final int BATCH = 50;
    private static final int CONNECTIONS = 4;

    private Ceiling() {}

    /** How many messages a second it gives in batches, in format full. */
    static double measure(SimulatorProcess simulator, int mailBytes, Duration time) throws IOException {
        Target target = simulator.newMailbox();
        HttpRequest batch = batch(target, simulator.deliver(BATCH, mailBytes));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        repeat(client, batch, time);
        return repeat(client, batch, time);
    }

    private static double repeat(HttpClient client, HttpRequest batch, Duration time) throws IOException {
        long start = System.nanoTime();
        long batches = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            List<CompletableFuture<HttpResponse<Void>>> answers = Stream.generate(
                            () -> client.sendAsync(batch, BodyHandlers.discarding()))
                    .limit(CONNECTIONS)
                    .toList();
            for (CompletableFuture<HttpResponse<Void>> answer : answers) {
                int status = answer.join().statusCode();
                if (status != 200) {
                    throw new IOException("the simulator answers a batch with " + status);
                }
                batches++;
            }
        }
        return batches * BATCH * 1e9 / (System.nanoTime() - start);
    }

    private static HttpRequest batch(Target target, List<String> messageIds) {
        StringBuilder body = new StringBuilder();
        for (String id : messageIds) {
            body.append("--b\r\nContent-Type: application/http\r\n\r\nGET /gmail/v1/users/me/messages/")
                    .append(id)
                    .append(" HTTP/1.1\r\n\r\n\r\n");
        }
        body.append("--b--\r\n");
        return HttpRequest.newBuilder(URI.create(target.rootUrl() + "batch"))
                .header("Authorization", "Bearer " + target.accessToken())
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }
}
