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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.junit.jupiter.api.Test;

/**
 * A route that is woken by calls goes on while somebody sends it forged ones. What that costs is measured by the benchmark
 * {@code forged}.
 */
class ForgedCallsTest extends RouteTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";
    private static final String AUDIENCE = "https://mail.example.com/gmail/push";
    private static final int MAILS = 100;
    private static final int ATTACKERS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> answers = ConcurrentHashMap.newKeySet();
    private volatile boolean attacks = true;

    @Test
    void allMailComesThroughAFloodOfForgedCalls() throws Exception {
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
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + pubsub.tokens().signedWithAnotherKey(ACCOUNT, AUDIENCE))
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":{\"data\":\"e30=\",\"messageId\":\"1\"}}"))
                .build();

        List<CompletableFuture<Void>> attackers =
                Stream.generate(() -> attack(forged)).limit(ATTACKERS).toList();
        try {
            await().until(() -> answers.contains("401"));
            deliver();
        } finally {
            attacks = false;
            attackers.forEach(CompletableFuture::join);
        }

        assertThat(answers).containsExactly("401");
    }

    /** One call after the other. */
    private CompletableFuture<Void> attack(HttpRequest forged) {
        return http.sendAsync(forged, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null ? "" + response.statusCode() : "none: " + failure)
                .thenCompose(answer -> {
                    answers.add(answer);
                    return attacks ? attack(forged) : CompletableFuture.completedFuture(null);
                });
    }

    private void deliver() throws InterruptedException {
        MockEndpoint mail = context.getEndpoint("mock:mail", MockEndpoint.class);
        mail.expectedMessageCount(MAILS);
        for (int i = 0; i < MAILS; i++) {
            amy().receive(mail("mail " + i, "text"));
        }
        mail.assertIsSatisfied(30_000);
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
