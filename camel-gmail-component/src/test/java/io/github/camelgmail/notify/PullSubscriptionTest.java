package io.github.camelgmail.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import io.github.camelgmail.simulator.pubsub.Subscription;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pulling from the simulator's Pub/Sub with Google's client. */
class PullSubscriptionTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox("amy@example.com");

    private final List<Notification> notified = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private volatile CompletableFuture<Void> durable = completedFuture(null);
    private PubSub pubSub;
    private PullSubscription pull;

    @BeforeEach
    void newPull() {
        pubSub = GMAIL.simulator().pubsub();
        pull = pull(pubSub.endpoint(), 100);
    }

    @AfterEach
    void close() {
        pull.close();
        executor.shutdownNow();
    }

    private PullSubscription pull(String endpoint, int maxOutstanding) {
        return new PullSubscription(
                new PullSettings(SUBSCRIPTION, endpoint, null, maxOutstanding),
                notification -> {
                    notified.add(notification);
                    return durable;
                },
                executor,
                Clock.systemUTC());
    }

    private Subscription subscription() {
        pubSub.createTopic(TOPIC);
        return pubSub.createSubscription(SUBSCRIPTION, TOPIC);
    }

    private void publish(int historyId) {
        pubSub.publish(
                TOPIC, ("{\"emailAddress\":\"amy@example.com\",\"historyId\":" + historyId + "}").getBytes(UTF_8));
    }

    @Test
    void acknowledgesOnceTheHintIsDurable() {
        Subscription subscription = subscription();
        durable = new CompletableFuture<>();
        pull.start();
        publish(17);

        await().atMost(SOON).until(() -> notified.size() == 1);
        assertThat(subscription.outstanding() + subscription.backlog()).isPositive();
        assertThat(pull.status().acked()).isZero();
        durable.complete(null);
        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 1);
        assertThat(pull.status().connected()).isTrue();
        assertThat(pull.status().failingSince()).isNull();
    }

    @Test
    void letsWhatFailsComeAgain() {
        subscription();
        durable = failedFuture(new IllegalStateException("disk full"));
        pull.start();
        publish(17);

        await().atMost(SOON).until(() -> pull.status().nacked() >= 1);
        durable = completedFuture(null);
        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 1);
        assertThat(notified).hasSizeGreaterThan(1).allMatch(notification -> notification.equals(notified.get(0)));
    }

    @Test
    void endsWhatIsNoNotification() {
        subscription();
        pull.start();
        pubSub.publish(TOPIC, "hello".getBytes(UTF_8));

        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 1);
        assertThat(pull.status().malformed()).isEqualTo(1);
        assertThat(notified).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMay() {
        subscription();
        durable = new CompletableFuture<>();
        pull.close();
        pull = pull(pubSub.endpoint(), 3);
        pull.start();
        for (int i = 1; i <= 20; i++) {
            publish(i);
        }
        await().atMost(SOON).until(() -> notified.size() == 3);
        await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> notified.size() == 3);
        durable.complete(null);
        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 20);
    }

    @Test
    void comesBackAfterCutStreams() {
        subscription();
        pull.start();
        publish(1);
        await().atMost(SOON).until(() -> notified.size() == 1);
        pubSub.breakStreams(Code.UNAVAILABLE);
        publish(2);

        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 2);
    }

    @Test
    void keepsTryingAfterWhatGooglesClientGivesUpAt() {
        pull.start();
        await().atMost(SOON).until(() -> pull.status().failingSince() != null);
        assertThat(pull.status().connected()).isFalse();
        assertThat(pull.status().why()).contains("NOT_FOUND").contains("SetUpPush");

        pubSub.createTopic(TOPIC);
        pubSub.faults().refuse("StreamingPull", Code.PERMISSION_DENIED);
        pubSub.createSubscription(SUBSCRIPTION, TOPIC);
        await().atMost(SOON).until(() -> String.valueOf(pull.status().why()).contains("roles/pubsub.subscriber"));
        pubSub.faults().restore();
        publish(17);
        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 1);
        assertThat(pull.status().why()).isNull();
    }

    @Test
    void startsWhileNothingIsThere() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        pull.close();
        pull = pull("localhost:" + port, 100);
        pull.start();

        await().atMost(SOON).until(() -> pull.status().failingSince() != null);
        assertThat(pull.status().why()).contains("UNAVAILABLE");
    }

    @Test
    void givesBackWhatIsNotDurableWhenItCloses() {
        subscription();
        durable = new CompletableFuture<>();
        pull.start();
        publish(17);
        await().atMost(SOON).until(() -> notified.size() == 1);
        pull.close();
        durable = completedFuture(null);
        pull = pull(pubSub.endpoint(), 100);
        pull.start();

        await().atMost(Duration.ofSeconds(8)).until(() -> notified.size() == 2);
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> new PullSettings("camel", null, null, 1)).hasMessageContaining("subscription");
        assertThatThrownBy(() -> new PullSettings(SUBSCRIPTION, "here", null, 1))
                .hasMessageContaining("pubsubEndpoint");
        assertThat(PubSubEndpoint.of(null)).isEqualTo(new PubSubEndpoint("pubsub.googleapis.com:443", false));
        assertThat(PubSubEndpoint.of("us-east1-pubsub.googleapis.com"))
                .isEqualTo(new PubSubEndpoint("us-east1-pubsub.googleapis.com:443", false));
        assertThat(PubSubEndpoint.of("http://localhost:8085/")).isEqualTo(new PubSubEndpoint("localhost:8085", true));
        assertThat(PubSubEndpoint.of("localhost:8085")).isEqualTo(new PubSubEndpoint("localhost:8085", true));
        assertThat(PubSubEndpoint.of("https://gateway")).isEqualTo(new PubSubEndpoint("gateway:443", false));
    }
}
