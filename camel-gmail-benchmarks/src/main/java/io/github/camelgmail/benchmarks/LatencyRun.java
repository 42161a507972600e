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
    private static final int WARM_UP_MAILS = 500;

    private final SimulatorProcess simulator;
    private final Disturbance disturbance;
    private final Random random = new Random(1);

    /** @param disturbance goes on while the mails that are measured are on their way */
    LatencyRun(SimulatorProcess simulator, Disturbance disturbance) {
        this.simulator = simulator;
        this.disturbance = disturbance;
    }

    /** @param delivery the consumer's option: {@code pull}, {@code push} or {@code poll} */
    Latencies run(String delivery, Duration latency, int mails) throws Exception {
        return run(delivery, latency, mails, () -> SHORTEST_GAP_MILLIS + random.nextInt(GAP_MILLIS));
    }

    /** Has both processes compile what they run often, as those that have run for a while. */
    void warmUp(String delivery) throws Exception {
        run(delivery, Duration.ZERO, WARM_UP_MAILS, () -> 0);
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
            String pushUrl = delivery.equals("push") ? httpServer(context) : null;
            String uri = "gmail:me?rootUrl=" + target.rootUrl() + "&accessToken=RAW(" + target.accessToken()
                    + ")&quotaProfile=none&fallbackPollInterval=1h&checkpointStore=RAW(file:" + folder + ")"
                    + options(delivery, pushUrl);
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
            disturbance.begin(pushUrl);
            try {
                deliver(mails, gap, latencies);
            } finally {
                disturbance.end();
            }
            return latencies;
        }
    }

    private void deliver(int mails, IntSupplier gap, Latencies latencies) throws Exception {
        for (int i = 0; i < mails; i++) {
            pause(gap.getAsInt());
            long delivered = System.nanoTime();
            latencies.await(simulator.deliver(1, MAIL_BYTES).get(0), delivered);
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

    private String options(String delivery, String pushUrl) throws IOException {
        String endpoint = simulator.pubsub();
        String common = "&delivery=" + delivery + "&topicName=" + Notifications.TOPIC;
        return switch (delivery) {
            case "pull" -> common + "&subscription=" + Notifications.SUBSCRIPTION + "&pubsubEndpoint=" + endpoint;
            case "push" -> {
                simulator.push(pushUrl);
                yield common + "&pushAudience=" + pushUrl + "&pushServiceAccount=" + Notifications.ACCOUNT;
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
