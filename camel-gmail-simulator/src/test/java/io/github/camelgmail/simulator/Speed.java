package io.github.camelgmail.simulator;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.gmail.model.Message;
import com.sun.management.OperatingSystemMXBean;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how many {@code messages.get} a second the simulator answers: mails of 10 KB, format full, 50 a batch. Run it
 * with one core, as {@code taskset -c 0 java -cp ... io.github.camelgmail.simulator.Speed}; the client shares the core, so a
 * plain one comes nearest to the simulator's own speed.
 */
public final class Speed {

    private static final String ME = "me@example.com";
    private static final int MAILS = 200;
    private static final int BATCH = 50;
    private static final int SECONDS = 5;

    private Speed() {}

    /** Prints the rates. */
    public static void main(String[] args) throws Exception {
        try (GmailSimulator simulator = GmailSimulator.start()) {
            Mailbox mailbox = simulator.createMailbox(ME);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < MAILS; i++) {
                ids.add(mailbox.receive(Mails.to(ME, "mail " + i, Mails.filler(10_000)))
                        .id());
            }
            for (int round = 1; round <= 3; round++) {
                report("plain client, round " + round, plain(simulator, ids));
            }
            report("Google's client, with gzip", google(simulator, ids));
        }
    }

    /** How many calls were made in how many ns, and in how many ns of processor time, the client's among them. */
    private record Rate(long calls, long nanos, long cpuNanos) {}

    private static void report(String what, Rate rate) {
        System.out.printf(
                "%s: %,.0f messages.get a second, %,.0f a second of processor time%n",
                what, rate.calls * 1e9 / rate.nanos, rate.calls * 1e9 / rate.cpuNanos);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Rate plain(GmailSimulator simulator, List<String> ids) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.rootUrl() + "batch"))
                .header("Authorization", "Bearer " + simulator.tokens().issue(ME))
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(BodyPublishers.ofString(body(ids)))
                .build();
        long start = System.nanoTime();
        long cpu = cpuNanos();
        int batches = 0;
        while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
            List<CompletableFuture<HttpResponse<byte[]>>> flight = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                flight.add(client.sendAsync(request, BodyHandlers.ofByteArray()));
            }
            for (CompletableFuture<HttpResponse<byte[]>> response : flight) {
                if (response.get().statusCode() != 200 || response.get().body().length < BATCH * 10_000) {
                    throw new IllegalStateException("not the answer that is to be measured");
                }
                batches++;
            }
        }
        return new Rate((long) batches * BATCH, System.nanoTime() - start, cpuNanos() - cpu);
    }

    private static String body(List<String> ids) {
        StringBuilder body = new StringBuilder();
        for (String id : ids.subList(0, BATCH)) {
            body.append("--b\r\nContent-Type: application/http\r\n\r\nGET /gmail/v1/users/me/messages/")
                    .append(id)
                    .append(" HTTP/1.1\r\n\r\n\r\n");
        }
        return body.append("--b--\r\n").toString();
    }

    private static Rate google(GmailSimulator simulator, List<String> ids) throws IOException {
        var gmail = GoogleClient.of(simulator, GoogleClient.Transport.APACHE5, ME);
        AtomicInteger got = new AtomicInteger();
        JsonBatchCallback<Message> callback = new JsonBatchCallback<>() {
            @Override
            public void onSuccess(Message message, HttpHeaders headers) {
                got.incrementAndGet();
            }

            @Override
            public void onFailure(GoogleJsonError error, HttpHeaders headers) {
                throw new IllegalStateException(error.getMessage());
            }
        };
        long start = System.nanoTime();
        long cpu = cpuNanos();
        while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
            BatchRequest batch = gmail.batch();
            for (String id : ids.subList(0, BATCH)) {
                gmail.users().messages().get("me", id).queue(batch, callback);
            }
            batch.execute();
        }
        return new Rate(got.get(), System.nanoTime() - start, cpuNanos() - cpu);
    }
}
