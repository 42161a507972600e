package io.github.camelgmail.notify;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.api.client.http.javanet.NetHttpTransport;
import io.github.camelgmail.auth.SigningKeys;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pushes of the simulator's Pub/Sub into the HTTP server of Camel Main. */
class PushHttpTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox("amy@example.com");

    private final List<Notification> amys = new CopyOnWriteArrayList<>();
    private final List<Notification> bobs = new CopyOnWriteArrayList<>();
    private final Main main = new Main();
    private volatile boolean running = true;
    private PushHttp http;
    private PushSettings settings;
    private SigningKeys keys;
    private String url;
    private PubSub pubSub;

    @BeforeEach
    void startMain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", String.valueOf(port));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any").log("A context without routes is not set up in full");
            }
        });
        main.start();
        url = "http://localhost:" + port + "/gmail";
        settings = new PushSettings("/gmail", true, url, ACCOUNT);
        keys = new SigningKeys(
                GMAIL.simulator().certsUrl(),
                () -> new NetHttpTransport(),
                ForkJoinPool.commonPool(),
                Clock.systemUTC());
        http = new PushHttp(main.getCamelContext(), Clock.systemUTC());
        pubSub = GMAIL.simulator().pubsub();
        pubSub.createTopic(TOPIC);
    }

    @AfterEach
    void stopMain() {
        main.stop();
    }

    private PushHttp.Share join(String mailbox, List<Notification> to) {
        return http.join(settings, keys, new PushMember(mailbox::equals, () -> running, notification -> {
            to.add(notification);
            return completedFuture(null);
        }));
    }

    private void publish(String mailbox) {
        pubSub.publish(TOPIC, ("{\"emailAddress\":\"" + mailbox + "\",\"historyId\":17}").getBytes());
    }

    private int post(String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("{\"emailAddress\":\"amy@example.com\",\"historyId\":18}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode() == 404 || answer.body().isEmpty()).isTrue();
        return answer.statusCode();
    }

    @Test
    void takesWrappedAndUnwrappedPushesForTheMailboxesOfEach() {
        pubSub.createSubscription(
                "projects/demo/subscriptions/wrapped", TOPIC, PushConfig.to(url).withToken(ACCOUNT));
        pubSub.createSubscription(
                "projects/demo/subscriptions/plain",
                TOPIC,
                PushConfig.to(url).withToken(ACCOUNT).unwrapped(true));
        join("amy@example.com", amys);
        join("bob@example.com", bobs);
        publish("amy@example.com");
        publish("bob@example.com");
        publish("carl@example.com");

        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 6);
        assertThat(amys)
                .hasSize(2)
                .allMatch(notification -> notification.mailbox().equals("amy@example.com"));
        assertThat(bobs)
                .hasSize(2)
                .allMatch(notification -> notification.mailbox().equals("bob@example.com"));
    }

    @Test
    void turnsStrangersAway() throws Exception {
        PushHttp.Share share = join("amy@example.com", amys);

        assertThat(post(null)).isEqualTo(401);
        assertThat(post(pubSub.tokens().signedWithAnotherKey(ACCOUNT, url))).isEqualTo(401);
        assertThat(post(pubSub.tokens().issue("else@example.com", url))).isEqualTo(403);
        assertThat(amys).isEmpty();
        assertThat(post(pubSub.tokens().issue(ACCOUNT, url))).isEqualTo(204);
        assertThat(amys).hasSize(1);
        assertThat(share.receiver().count(PushReceiver.Outcome.REFUSED)).isEqualTo(3);
    }

    @Test
    void hasPushesComeAgainWhileItIsNotRunning() throws Exception {
        pubSub.createSubscription(
                "projects/demo/subscriptions/push", TOPIC, PushConfig.to(url).withToken(ACCOUNT));
        join("amy@example.com", amys);
        running = false;
        assertThat(post(pubSub.tokens().issue(ACCOUNT, url))).isEqualTo(503);
        publish("amy@example.com");
        await().atMost(SOON).until(() -> pubSub.statistics().nacked() > 0);
        running = true;

        await().atMost(SOON).until(() -> pubSub.statistics().acknowledged() == 1);
        assertThat(amys).hasSize(1);
    }

    @Test
    void sharesAPathUntilTheLastHasLeft() throws Exception {
        PushHttp.Share first = join("amy@example.com", amys);
        PushHttp.Share second = join("amy@example.com", bobs);
        assertThatThrownBy(() -> http.join(
                        new PushSettings("/gmail", true, "other", ACCOUNT),
                        keys,
                        new PushMember(any -> true, () -> true, notification -> completedFuture(null))))
                .hasMessageContaining("pushPath")
                .hasMessageContaining("pushAudience");
        first.close();
        assertThat(post(pubSub.tokens().issue(ACCOUNT, url))).isEqualTo(204);
        assertThat(amys).isEmpty();
        assertThat(bobs).hasSize(1);
        second.close();
        assertThat(post(pubSub.tokens().issue(ACCOUNT, url))).isEqualTo(404);
    }

    @Test
    void namesTheOptionsThatAreMissing() {
        assertThatThrownBy(() -> new PushSettings("gmail", true, url, ACCOUNT)).hasMessageContaining("pushPath");
        assertThatThrownBy(() -> new PushSettings("/gmail", true, null, ACCOUNT))
                .hasMessageContaining("pushAudience");
        assertThatThrownBy(() -> new PushSettings("/gmail", true, url, " ")).hasMessageContaining("pushServiceAccount");
        assertThat(new PushSettings("/gmail", false, null, null).verify()).isFalse();
    }
}
