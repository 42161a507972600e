package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.junit.jupiter.api.Test;

/** A route that is woken by calls goes on while somebody sends it a thousand forged ones a second. */
class ForgedCallsTest extends RouteTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";
    private static final String AUDIENCE = "https://mail.example.com/gmail/push";
    private static final int ROUNDS = 3;
    private static final int MAILS = 200;
    private static final int FORGED_AT_ONCE = 20;

    /** Noise of a busy machine is no reason to fail. */
    private static final int SLOWER = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LongAdder sent = new LongAdder();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    @Test
    void aThousandForgedCallsASecondDoNotSlowTheRoute() throws Exception {
        int port = httpServer();
        PubSub pubsub = GMAIL.simulator().pubsub();
        pubsub.createTopic(TOPIC);
        pubsub.notifications().interval(Duration.ZERO);
        String url = "http://127.0.0.1:" + port + "/gmail/push";
        pubsub.createSubscription(
                "projects/demo/subscriptions/camel", TOPIC, PushConfig.to(url).withToken(ACCOUNT, AUDIENCE));
        route(
                context,
                "gmail:me?delivery=push&delay=50&fallbackPollInterval=1h&topicName=" + TOPIC + "&pushServiceAccount="
                        + ACCOUNT + "&pushAudience=" + AUDIENCE,
                "mock:mail");
        startAndConnect(context);
        await().atMost(Duration.ofSeconds(20)).until(() -> pubsub.statistics().acknowledged() > 0);
        HttpRequest forged = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + pubsub.tokens().signedWithAnotherKey(ACCOUNT, AUDIENCE))
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":{\"data\":\"e30=\",\"messageId\":\"1\"}}"))
                .build();
        round();

        List<Long> alone = new ArrayList<>();
        List<Long> attacked = new ArrayList<>();
        long attack = 0;
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(round());
            long began = System.nanoTime();
            attacked.add(attackedRound(forged));
            attack += System.nanoTime() - began;
        }
        long calls = sent.sum();
        System.out.println("push of " + MAILS + " mails: " + median(alone) + " ms alone, " + median(attacked)
                + " ms during " + calls * 1_000_000_000L / attack + " forged calls a second");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answered()).isEqualTo(calls));
        assertThat(answers).containsOnlyKeys("401");
        assertThat(median(attacked)).isLessThan(median(alone) * SLOWER + 1_000);
    }

    private long attackedRound(HttpRequest forged) throws Exception {
        ScheduledExecutorService attacker = Executors.newSingleThreadScheduledExecutor();
        try {
            attacker.scheduleAtFixedRate(() -> attack(forged), 0, FORGED_AT_ONCE, TimeUnit.MILLISECONDS);
            return round();
        } finally {
            attacker.shutdown();
            attacker.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private void attack(HttpRequest forged) {
        for (int i = 0; i < FORGED_AT_ONCE; i++) {
            sent.increment();
            http.sendAsync(forged, HttpResponse.BodyHandlers.discarding())
                    .handle((response, failure) -> failure == null ? "" + response.statusCode() : "none: " + failure)
                    .thenAccept(answer -> answers.computeIfAbsent(answer, any -> new LongAdder())
                            .increment());
        }
    }

    /** How many milliseconds it takes until all mails are through the route. */
    private long round() throws InterruptedException {
        MockEndpoint mail = context.getEndpoint("mock:mail", MockEndpoint.class);
        mail.reset();
        mail.expectedMessageCount(MAILS);
        long began = System.nanoTime();
        for (int i = 0; i < MAILS; i++) {
            amy().receive(mail("mail " + i, "text"));
        }
        mail.assertIsSatisfied(30_000);
        return (System.nanoTime() - began) / 1_000_000;
    }

    private long answered() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private int httpServer() throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setPort(socket.getLocalPort());
        }
        server.setPath("/");
        context.addService(server);
        return server.getPort();
    }
}
