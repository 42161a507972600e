package io.github.camelgmail.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/** Delivers mails one after the other at random times, and measures how long each takes to the end of a route. */
final class LatencyRun {

    private static final int MAIL_BYTES = 10_000;
    private static final int SHORTEST_GAP_MILLIS = 200;
    private static final int GAP_MILLIS = 500;

    private final SimulatorProcess simulator;
    private final Random random = new Random(1);

    LatencyRun(SimulatorProcess simulator) {
        this.simulator = simulator;
    }

    /** @param delivery the consumer's option: {@code pull}, {@code push} or {@code poll} */
    Latencies run(String delivery, Duration latency, int mails) throws Exception {
        Target target = simulator.newMailbox();
        simulator.latency(latency);
        Latencies latencies = new Latencies();
        Path checkpoints = Files.createTempDirectory("latency");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            String uri = "gmail:me?rootUrl=" + target.rootUrl() + "&accessToken=RAW(" + target.accessToken()
                    + ")&quotaProfile=none&fallbackPollInterval=1h&checkpointStore=RAW(file:" + checkpoints + ")"
                    + options(context, delivery);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).process(exchange -> latencies.arrived());
                }
            });
            context.start();
            warmUp(latencies);
            for (int i = 0; i < mails; i++) {
                pause(SHORTEST_GAP_MILLIS + random.nextInt(GAP_MILLIS));
                long delivered = System.nanoTime();
                simulator.deliver(1, MAIL_BYTES);
                latencies.await(delivered);
            }
            return latencies;
        }
    }

    /** Mails that arrive before the watch is there are found by the next notification. */
    private void warmUp(Latencies latencies) throws Exception {
        pause(3_000);
        List<String> ids = simulator.deliver(1, MAIL_BYTES);
        latencies.discard(ids.size());
    }

    private String options(CamelContext context, String delivery) throws Exception {
        String endpoint = simulator.pubsub();
        String common = "&delivery=" + delivery + "&topicName=" + Notifications.TOPIC;
        return switch (delivery) {
            case "pull" -> common + "&subscription=" + Notifications.SUBSCRIPTION + "&pubsubEndpoint=" + endpoint;
            case "push" -> {
                String url = httpServer(context);
                simulator.push(url);
                yield common + "&pushAudience=" + url + "&pushServiceAccount=" + Notifications.ACCOUNT;
            }
            default -> "&delivery=poll";
        };
    }

    private static String httpServer(CamelContext context) throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(freePort());
        server.setPath("/");
        context.addService(server);
        return "http://127.0.0.1:" + server.getPort() + "/gmail/push";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
