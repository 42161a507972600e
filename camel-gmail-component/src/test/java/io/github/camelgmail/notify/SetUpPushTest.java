package io.github.camelgmail.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The set-up in one step, from the command line to the simulator's Pub/Sub. */
class SetUpPushTest {

    private static final String AMY = "amy@example.com";
    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/gmail-camel";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(AMY);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger pushStatus = new AtomicInteger(401);
    private PubSub pubSub;
    private HttpServer pushServer;
    private String url;

    @BeforeEach
    void simulatePubSub() {
        pubSub = GMAIL.simulator().pubsub();
    }

    @BeforeEach
    void listen() throws IOException {
        pushServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pushServer.createContext("/gmail", call -> {
            call.sendResponseHeaders(pushStatus.get(), -1);
            call.close();
        });
        pushServer.start();
        url = "http://127.0.0.1:" + pushServer.getAddress().getPort() + "/gmail";
    }

    @AfterEach
    void close() {
        pushServer.stop(0);
    }

    private int run(String... more) {
        printed.reset();
        List<String> arguments = new ArrayList<>(List.of(
                "--project",
                "demo",
                "--root-url",
                GMAIL.simulator().rootUrl(),
                "--pubsub-endpoint",
                pubSub.endpoint(),
                "--timeout",
                "20"));
        arguments.addAll(Arrays.asList(more));
        CredentialSettings amy =
                CredentialSettings.accessToken(GMAIL.simulator().tokens().issue(AMY));
        return new SetUpPush(new PrintStream(printed, true), amy).run(arguments.toArray(String[]::new));
    }

    private String text() {
        return printed.toString();
    }

    @Test
    void setsUpAllForPullAndSaysHowToUseIt() {
        assertThat(run()).as(text()).isZero();

        assertThat(text())
                .contains("Topic: done", "right to publish: done", "Subscription: done", "Watch: done")
                .contains("First notification: done", "delivery=pull", "subscription=" + SUBSCRIPTION);
        SubscriptionSettings made = pubSub.subscription(SUBSCRIPTION).settings();
        assertThat(made.topic()).isEqualTo(TOPIC);
        assertThat(pubSub.statistics().notified()).isEqualTo(1);
    }

    @Test
    void asksWhoseMailboxAServiceAccountIsToActAs() {
        byte[] key = GMAIL.simulator().serviceAccountJson(ACCOUNT).getBytes();
        CredentialSettings account =
                CredentialSettings.json("base64:" + Base64.getEncoder().encodeToString(key), null, List.of());
        SetUpPush command = new SetUpPush(new PrintStream(printed, true), account);
        String[] arguments = {
            "--project", "demo", "--root-url", GMAIL.simulator().rootUrl(), "--pubsub-endpoint", pubSub.endpoint()
        };

        assertThat(command.run(arguments)).isEqualTo(1);

        assertThat(text()).contains("Mailbox: failed", "no mailbox of its own", "--mailbox");
    }

    @Test
    void setsUpAllForPush() {
        assertThat(run("--push-endpoint", url, "--service-account", ACCOUNT))
                .as(text())
                .isZero();

        assertThat(text())
                .contains("delivery=push", "pushPath=/", "pushServiceAccount=" + ACCOUNT, "pushAudience=" + url);
        SubscriptionSettings made = pubSub.subscription(SUBSCRIPTION).settings();
        assertThat(made.push().endpoint()).isEqualTo(url);
    }

    @Test
    void saysWhatIsBehindThePushUrl() {
        String[] push = {"--push-endpoint", url, "--service-account", ACCOUNT};
        run(push);
        assertThat(text()).contains("Push URL: already there", "refuses who has no token");

        pushStatus.set(404);
        assertThat(run(push)).as(text()).isZero();
        assertThat(text()).contains("Push URL: missing", "answers 404", "First notification: done", "delivery=push");

        pushStatus.set(204);
        run(push);
        assertThat(text()).contains("Push URL: missing", "anybody can send them");

        pushServer.stop(0);
        run(push);
        assertThat(text()).contains("Push URL: missing", "Nothing answers at " + url);
    }

    @Test
    void tellsWhenTokensAreWantedThatAreNotSent() {
        assertThat(run("--push-endpoint", url)).isZero();
        assertThat(text()).contains("Push URL: missing", "wants tokens", "service account");

        pushStatus.set(204);
        run("--push-endpoint", url, "--check");
        assertThat(text()).contains("Push URL: already there");
    }

    @Test
    void canBeRunAgain() {
        run();
        pubSub.notifications().interval(Duration.ZERO);
        assertThat(run()).as(text()).isZero();

        assertThat(text())
                .contains("Topic: already there", "right to publish: already there", "Subscription: already there")
                .contains("First notification: done");
    }

    @Test
    void turnsAPullSubscriptionIntoAPushSubscription() {
        run();
        pubSub.notifications().interval(Duration.ZERO);
        assertThat(run("--push-endpoint", url)).as(text()).isZero();

        assertThat(text()).contains("push_config");
        assertThat(pubSub.subscription(SUBSCRIPTION).settings().push().endpoint())
                .isEqualTo(url);
    }

    @Test
    void onlyChecksWhenAsked() {
        assertThat(run("--check")).isEqualTo(1);
        assertThat(text())
                .contains("Topic: missing", "right to publish: missing", "Subscription: missing", "Watch: skipped");
        assertThatThrownBy(() -> pubSub.subscription(SUBSCRIPTION)).isInstanceOf(PubSubError.class);

        run();
        assertThat(run("--check")).as(text()).isZero();
        assertThat(pubSub.statistics().notified()).isEqualTo(1);
    }

    @Test
    void saysInPlainWordsWhatFailed() {
        pubSub.faults().refuse("CreateTopic", Code.PERMISSION_DENIED);
        assertThat(run()).isEqualTo(1);
        assertThat(text())
                .contains("Topic: failed", "roles/pubsub.editor", "project demo")
                .doesNotContain("Watch");

        pubSub.faults().restore();
        pubSub.faults().refuse("SetIamPolicy", Code.PERMISSION_DENIED);
        assertThat(run()).isEqualTo(1);
        assertThat(text()).contains("right to publish: failed", "roles/pubsub.admin");

        pubSub.faults().restore();
        pubSub.project("other");
        assertThat(run()).isEqualTo(1);
        assertThat(text()).contains("Watch: failed", "topics of the project that the credentials for Gmail belong to");
        pubSub.project(null);
    }

    @Test
    void takesAWatchOverOnlyWhenTold() {
        pubSub.notifications().interval(Duration.ZERO);
        run("--topic", "another", "--subscription", "another-camel");
        assertThat(run()).isEqualTo(1);
        assertThat(text()).contains("Watch: failed", "--take-over");

        assertThat(run("--take-over")).as(text()).isZero();
    }

    @Test
    void leavesNothingElseBehind() {
        run();
        assertThat(pubSub.statistics().calls("DeleteSubscription")).isEqualTo(1);
    }

    @Test
    void namesABadOption() {
        assertThat(run("--colour", "red")).isEqualTo(2);
        assertThat(text()).contains("Unknown option --colour").contains("--topic NAME");
        assertThat(run("--service-account", ACCOUNT)).isEqualTo(2);
        assertThat(text()).contains("pushEndpoint");
        assertThat(run("--timeout", "soon")).isEqualTo(2);
        assertThat(new SetUpPush(new PrintStream(printed), null).run("--help")).isZero();
        assertThat(new SetUpPush(new PrintStream(printed), null).run("--topic", "gmail"))
                .isEqualTo(2);
        assertThat(text()).contains("--project is missing");
    }
}
