package io.github.camelgmail.benchmarks;

import io.github.camelgmail.GmailConstants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.FileUtil;

/** Delivers mails one after the other at random times, and measures how long each takes to the end of a route. */
final class LatencyRun {

    private static final int MAIL_BYTES = 10_000;
    private static final int SHORTEST_GAP_MILLIS = 200;
    private static final int GAP_MILLIS = 500;
    private static final int FEWEST_FIRST_MAILS = 5;
    private static final int FIRST_MAILS = 30;

    private final SimulatorProcess simulator;
    private final Random random = new Random(1);

    LatencyRun(SimulatorProcess simulator) {
        this.simulator = simulator;
    }

    /** @param delivery the consumer's option: {@code pull}, {@code push} or {@code poll} */
    Latencies run(String delivery, Duration latency, int mails) throws Exception {
        return run(delivery, latency, mails, () -> SHORTEST_GAP_MILLIS + random.nextInt(GAP_MILLIS));
    }

    /** Has both processes compile what they run often, as those that have run for a while. */
    void warmUp(String delivery, int mails) throws Exception {
        run(delivery, Duration.ZERO, mails, () -> 0);
    }

    private Latencies run(String delivery, Duration latency, int mails, IntSupplier gap) throws Exception {
        Path folder = Files.createTempDirectory("latency");
        try {
            return run(delivery, latency, mails, gap, folder);
        } finally {
            FileUtil.removeDir(folder.toFile());
        }
    }

    private Latencies run(String delivery, Duration latency, int mails, IntSupplier gap, Path folder) throws Exception {
        Target target = simulator.newMailbox();
        simulator.latency(latency);
        Latencies latencies = new Latencies();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            String uri = "gmail:me?rootUrl=" + target.rootUrl() + "&accessToken=RAW(" + target.accessToken()
                    + ")&quotaProfile=none&fallbackPollInterval=1h&checkpointStore=RAW(file:" + folder + ")"
                    + options(context, delivery);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri)
                            .process(exchange -> latencies.arrived(
                                    exchange.getMessage().getHeader(GmailConstants.MESSAGE_ID, String.class)));
                }
            });
            context.start();
            awaitReady(latencies);
            for (int i = 0; i < mails; i++) {
                pause(gap.getAsInt());
                long delivered = System.nanoTime();
                latencies.await(simulator.deliver(1, MAIL_BYTES).get(0), delivered);
            }
            return latencies;
        }
    }

    /** The route is ready when a mail arrives: what came before its first contact does not. */
    private void awaitReady(Latencies latencies) throws Exception {
        for (int i = 0; i < FIRST_MAILS; i++) {
            simulator.deliver(1, MAIL_BYTES);
            if (latencies.anyArrives(Duration.ofSeconds(2)) && i >= FEWEST_FIRST_MAILS) {
                return;
            }
        }
        throw new IllegalStateException("no mail arrives");
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
