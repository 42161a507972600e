package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.WatchRequest;
import com.google.pubsub.v1.PushConfig;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Notifications to a Pub/Sub that is not the simulator's own. */
class ExternalPubSubTest {

    private static final String ME = "me@example.com";
    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";

    @Test
    void anotherSimulatorTakesThem() throws IOException {
        try (GmailSimulator other = GmailSimulator.start()) {
            publishesTo(other.pubsub().endpoint());
        }
    }

    @Test
    void googlesEmulatorTakesThem() throws IOException {
        Path jar = GoogleEmulator.jar().orElse(null);
        Assumptions.assumeTrue(jar != null, "Google's Pub/Sub emulator is not installed");
        try (GoogleEmulator emulator = GoogleEmulator.start(jar)) {
            publishesTo(emulator.hostPort());
        }
    }

    private static void publishesTo(String hostPort) throws IOException {
        try (GmailSimulator simulator =
                        GmailSimulator.builder().externalPubsub(hostPort).start();
                PubSubClients google = new PubSubClients(hostPort)) {
            simulator.createMailbox(ME);
            simulator.pubsub().notifications().interval(Duration.ZERO);
            Gmail gmail = GoogleClient.of(simulator, GoogleClient.Transport.NET, ME);
            Gmail.Users.Watch watch = gmail.users().watch("me", new WatchRequest().setTopicName(TOPIC));
            GoogleJsonResponseException missing =
                    catchThrowableOfType(GoogleJsonResponseException.class, watch::execute);
            assertThat(missing.getStatusCode()).isEqualTo(404);
            assertThat(missing.getDetails().getMessage())
                    .startsWith("Error sending test message to Cloud PubSub " + TOPIC + " : ");

            google.topics.createTopic(TOPIC);
            google.subscriptions.createSubscription(SUBSCRIPTION, TOPIC, PushConfig.getDefaultInstance(), 10);
            Queue<String> received = new ConcurrentLinkedQueue<>();
            var subscriber = google.subscriber(SUBSCRIPTION, (message, consumer) -> {
                received.add(message.getData().toStringUtf8());
                consumer.ack();
            });
            watch.execute();
            await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 1);
            StoredMessage mail = simulator.mailbox(ME).receive(Mails.to(ME, "news", "text"));
            await().until(() -> received.size() == 2);
            assertThat(received)
                    .contains("{\"emailAddress\":\"me@example.com\",\"historyId\":" + mail.historyId() + "}");
            assertThat(simulator.pubsub().statistics().notified()).isEqualTo(2);
            subscriber.stopAsync().awaitTerminated();
        }
    }

    @Test
    void oneThatIsAwayMakesAWatchFail() {
        try (GmailSimulator simulator =
                GmailSimulator.builder().externalPubsub("127.0.0.1:1").start()) {
            simulator.createMailbox(ME);
            Gmail gmail = GoogleClient.of(simulator, GoogleClient.Transport.NET, ME);
            GoogleJsonResponseException away =
                    catchThrowableOfType(GoogleJsonResponseException.class, () -> gmail.users()
                            .watch("me", new WatchRequest().setTopicName(TOPIC))
                            .execute());
            assertThat(away.getStatusCode()).isEqualTo(503);
        }
    }
}
