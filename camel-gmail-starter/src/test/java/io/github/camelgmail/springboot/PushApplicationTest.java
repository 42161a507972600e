package io.github.camelgmail.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A Spring Boot application whose web server takes Pub/Sub's pushes. */
class PushApplicationTest {

    private static final String AMY = "amy@example.com";
    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";
    private static final String AUDIENCE = "https://mail.example.com/gmail";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(AMY);

    @TempDir
    Path folder;

    private GmailSimulator gmail;
    private PubSub pubsub;
    private ServletWebServerApplicationContext application;
    private CamelContext camel;

    /** The fallback is so long that no test passes by it. */
    @BeforeEach
    void start(GmailSimulator simulator) {
        gmail = simulator;
        pubsub = gmail.pubsub();
        pubsub.notifications().interval(Duration.ZERO);
        pubsub.createTopic(TOPIC);
        application = MailApplication.runOnTheWeb(
                "camel.main.routes-include-pattern=classpath:routes/pushed-mail.yaml",
                "camel.component.gmail.root-url=" + gmail.rootUrl(),
                "camel.component.gmail.access-token=" + gmail.tokens().issue(AMY),
                "camel.component.gmail.checkpoint-store=file:" + folder,
                "camel.component.gmail.push-audience=" + AUDIENCE,
                "camel.component.gmail.push-service-account=" + ACCOUNT,
                "camel.component.gmail.fallback-poll-interval=1h");
        camel = application.getBean(CamelContext.class);
        pubsub.createSubscription(
                SUBSCRIPTION, TOPIC, PushConfig.to(url().toString()).withToken(ACCOUNT, AUDIENCE));
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        gmail.requests().calls("watch") > 0 && gmail.requests().calls("getProfile") > 0);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aPushBringsTheMail() {
        receive("one");
        assertMails("one");
        receive("two");
        assertMails("one", "two");
        awaitAcknowledgement();
    }

    @Test
    void onlyGooglesOwnTokensAreTaken() throws Exception {
        assertThat(post(null)).isEqualTo(401);
        assertThat(post(pubsub.tokens().signedWithAnotherKey(ACCOUNT, AUDIENCE)))
                .isEqualTo(401);
        assertThat(post(pubsub.tokens().issue("other@demo.iam.gserviceaccount.com", AUDIENCE)))
                .isEqualTo(403);
        assertThat(post(goodToken())).isEqualTo(204);
    }

    @Test
    void aStoppedRouteTakesNoPushUntilItIsStartedAgain() throws Exception {
        receive("before");
        assertMails("before");

        camel.getRouteController().stopRoute("pushed");
        assertThat(post(goodToken())).isIn(404, 503);
        receive("meanwhile");
        camel.getRouteController().startRoute("pushed");

        assertMails("before", "meanwhile");
        awaitAcknowledgement();
        receive("after");
        assertMails("before", "meanwhile", "after");
    }

    @Test
    void aSuspendedRouteBringsWhatWasPushedWhenItIsResumed() throws Exception {
        receive("before");
        assertMails("before");

        camel.getRouteController().suspendRoute("pushed");
        receive("meanwhile");
        awaitAcknowledgement();
        assertThat(subjects()).containsExactly("before");
        camel.getRouteController().resumeRoute("pushed");

        assertMails("before", "meanwhile");
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + "/gmail");
    }

    private String goodToken() {
        return pubsub.tokens().issue(ACCOUNT, AUDIENCE);
    }

    /** @return the status of the answer to a notification with this token, or with none when it is null */
    private int post(String token) throws Exception {
        String data = Base64.getEncoder()
                .encodeToString("{\"emailAddress\":\"%s\",\"historyId\":1}"
                        .formatted(AMY)
                        .getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"message\":{\"data\":\"%s\",\"messageId\":\"1\"},\"subscription\":\"%s\"}"
                                .formatted(data, SUBSCRIPTION)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void receive(String subject) {
        gmail.mailbox(AMY).receive("""
                From: Shop <shop@example.net>
                To: amy@example.com
                Subject: %s

                Hello
                """.formatted(subject).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void assertMails(String... subjects) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(subjects()).containsExactly(subjects));
    }

    private List<String> subjects() {
        return camel.getEndpoint("mock:mail", MockEndpoint.class).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader("Subject", String.class))
                .toList();
    }

    private void awaitAcknowledgement() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> pubsub.subscription(SUBSCRIPTION).backlog() == 0);
    }
}
