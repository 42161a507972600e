package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.fault.Fault;
import io.github.camelgmail.simulator.mailbox.LabelChange;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notification of Gmail's wakes a consumer up, by a subscription that it pulls or by a call that it gets. */
class NotificationsTest extends RouteTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";
    private static final String AUDIENCE = "https://mail.example.com/gmail/push";

    /** So long that no test passes by it. */
    private static final String NO_FALLBACK = "&fallbackPollInterval=1h";

    private PubSub pubsub;

    @BeforeEach
    void createTopic() {
        pubsub = GMAIL.simulator().pubsub();
        pubsub.notifications().interval(Duration.ZERO);
        pubsub.createTopic(TOPIC);
    }

    private String pull(String options) {
        pubsub.createSubscription(SUBSCRIPTION, TOPIC);
        return "gmail:me?delivery=pull&delay=50&topicName=" + TOPIC + "&subscription=" + SUBSCRIPTION
                + "&pubsubEndpoint=" + pubsub.endpoint() + NO_FALLBACK + options;
    }

    @Test
    void aPulledNotificationBringsTheMail() throws Exception {
        route(context, pull(""), "mock:mail");
        startAndWatch(context);

        mock().expectedMessageCount(2);
        amy().receive(mail("one", ""));
        amy().receive(mail("two", ""));

        mock().assertIsSatisfied(10_000);
        await().until(() -> pubsub.subscription(SUBSCRIPTION).backlog() == 0);
    }

    @Test
    void anEarlyNotificationIsLookedAtAgain() throws Exception {
        route(context, pull(""), "mock:mail");
        startAndWatch(context);
        pubsub.notifications().early(1, Duration.ofSeconds(2));

        mock().expectedMessageCount(1);
        amy().receive(mail("early", ""));

        mock().assertIsSatisfied(15_000);
    }

    @Test
    void anEarlyNotificationIsLookedAtAgainEvenIfTheHistoryIdIsAheadOfTheHistory() throws Exception {
        route(context, pull(""), "mock:mail");
        startAndWatch(context);
        pubsub.notifications().early(1, Duration.ofSeconds(3), true);

        mock().expectedMessageCount(1);
        amy().receive(mail("early", ""));

        mock().assertIsSatisfied(20_000);
    }

    @Test
    void lostNotificationsAreMadeUpForByTheFallback() throws Exception {
        route(context, pull("").replace(NO_FALLBACK, "&fallbackPollInterval=500"), "mock:mail");
        startAndWatch(context);
        pubsub.notifications().dropped(1);

        mock().expectedMessageCount(1);
        amy().receive(mail("unheard of", ""));

        mock().assertIsSatisfied(10_000);
    }

    @Test
    void twoConsumersOfOneSubscriptionBothGetTheMail() throws Exception {
        route(context, pull("&consumerId=one"), "mock:mail");
        otherRoute(context, "&consumerId=two");
        startAndWatch(context);
        MockEndpoint other = context.getEndpoint("mock:other", MockEndpoint.class);
        mock().expectedMessageCount(1);
        other.expectedMessageCount(1);

        amy().receive(mail("for both", ""));

        mock().assertIsSatisfied(10_000);
        other.assertIsSatisfied(10_000);
        assertThat(watches()).isEqualTo(1);
    }

    @Test
    void theRoutesOwnLabelChangesCauseNoLoop() throws Exception {
        route(context, pull("&addLabelIds=STARRED&markAsRead=true"), "mock:mail");
        startAndWatch(context);
        mock().expectedMessageCount(1);
        mock().setResultWaitTime(10_000);

        String id = amy().receive(mail("once", "")).id();

        mock().assertIsSatisfied();
        await().until(() -> amy().message(id).orElseThrow().hasLabel("STARRED"));
        long before = historyReads();
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() -> mock().getReceivedCounter() == 1 && historyReads() - before < 5);
    }

    private long historyReads() {
        return GMAIL.simulator().requests().calls("history.list");
    }

    @Test
    void aSubscriptionThatIsRefusedShowsInHealthAndIsPulledAsSoonAsItCanBe() throws Exception {
        String uri = pull("");
        pubsub.faults().refuse(PubSubError.Code.PERMISSION_DENIED);
        route(context, uri, "mock:mail");
        startAndConnect(context);
        await().atMost(Duration.ofSeconds(10)).until(() -> watches() > 0);
        mock().expectedMessageCount(1);
        amy().receive(mail("waits in the subscription", ""));

        pubsub.faults().restore();

        mock().assertIsSatisfied(30_000);
    }

    @Test
    void anotherTopicsWatchIsAnErrorOrIsTakenOver() throws Exception {
        pubsub.createTopic("projects/demo/topics/other");
        call("gmail:me?operation=watch&topicName=projects/demo/topics/other", "", java.util.Map.of());

        CamelContext refused = context();
        route(refused, pull(""), "mock:mail");
        startAndConnect(refused);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(watchProblem(refused).orElseThrow())
                        .asString()
                        .contains("takeOverWatch=true"));
        refused.stop();

        CamelContext takes = context();
        route(takes, pullAgain("&takeOverWatch=true"), "mock:mail");
        startAndConnect(takes);
        MockEndpoint mail = takes.getEndpoint("mock:mail", MockEndpoint.class);
        mail.expectedMessageCount(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> watchProblem(takes).isEmpty() && watches() > 3);
        amy().receive(mail("taken over", ""));
        mail.assertIsSatisfied(10_000);
    }

    private String pullAgain(String options) {
        pubsub.deleteSubscription(SUBSCRIPTION);
        return pull(options);
    }

    @Test
    void aWatchEndsWithTheRouteOnlyOnRequest() throws Exception {
        CamelContext first = context();
        route(first, pull(""), "mock:mail");
        startAndWatch(first);
        first.stop();
        assertThat(stops()).isZero();

        route(context, pullAgain("&stopWatch=true"), "mock:mail");
        startAndConnect(context);
        await().atMost(Duration.ofSeconds(10)).until(() -> watches() == 2);
        context.stop();
        assertThat(stops()).isEqualTo(1);
    }

    @Test
    void aWatchOfSomebodyElseStays() throws Exception {
        pubsub.createTopic("projects/demo/topics/other");
        call("gmail:me?operation=watch&topicName=projects/demo/topics/other", "", java.util.Map.of());
        CamelContext refused = context();
        route(refused, pull("&stopWatch=true"), "mock:mail");
        startAndConnect(refused);
        await().atMost(Duration.ofSeconds(10)).until(() -> watchProblem(refused).isPresent());

        refused.stop();
        assertThatThrownBy(() -> start("gmail:me?delivery=pull&stopWatch=true&topicName=" + TOPIC))
                .hasMessageContaining("option subscription");

        assertThat(amy().pushNotifications().watch()).isPresent();
        assertThat(stops()).isZero();
    }

    @Test
    void consumersThatReachAMailboxInDifferentWaysShareItsWatch() throws Exception {
        route(context, pull("&stopWatch=true&consumerId=one"), "mock:mail");
        otherRoute(context, "&consumerId=two&stopWatch=true&batchSize=10");
        startAndWatch(context);
        await().until(() -> component().watches().status().get("me").renewals() > 0);

        context.getRouteController().stopRoute("test");

        assertThat(stops()).isZero();
        assertThat(watches()).isEqualTo(1);
        MockEndpoint other = context.getEndpoint("mock:other", MockEndpoint.class);
        other.expectedMessageCount(1);
        amy().receive(mail("still told of", ""));
        other.assertIsSatisfied(10_000);
    }

    @Test
    void aMailboxThatMovesFromOneConsumerToAnotherStaysWatched() throws Exception {
        context.getComponent("gmail", GmailComponent.class).setClock(new FastClock(20));
        List<String> one = new CopyOnWriteArrayList<>(List.of(AMY));
        List<String> two = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("one", one);
        context.getRegistry().bind("two", two);
        route(context, pull("&stopWatch=true&mailboxes=#one").replace("gmail:me", "gmail:*"), "mock:mail");
        otherRoute(context, "*", "&consumerId=two&batchSize=10&stopWatch=true&mailboxes=#two");
        context.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> watches() == 1);
        Fault slow = GMAIL.simulator().faults().on("stop").times(1).latency(Duration.ofSeconds(2));

        one.clear();
        await().atMost(Duration.ofSeconds(10)).until(() -> slow.hits() == 1);
        two.add(AMY);
        await().atMost(Duration.ofSeconds(20)).until(() -> stops() == 1);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> amy().pushNotifications().watch().isPresent());
    }

    @Test
    void aWatchThatFailsIsNotHiddenByThoseOfOtherUsers() throws Exception {
        pubsub.createTopic("projects/demo/topics/other");
        call("gmail:me?operation=watch&topicName=projects/demo/topics/other", "", java.util.Map.of());
        route(context, pull(""), "mock:mail");
        for (int i = 0; i < 6; i++) {
            String user = "user" + i + "." + System.nanoTime() + "@example.com";
            GMAIL.simulator().createMailbox(user);
            otherRoute(
                    context,
                    "&consumerId=" + i + "&accessToken="
                            + GMAIL.simulator().tokens().issue(user));
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> watches() >= 8);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(watchProblem(context).orElseThrow())
                        .asString()
                        .contains("takeOverWatch=true"));
    }

    private void otherRoute(CamelContext camel, String options) throws Exception {
        otherRoute(camel, "me", options);
    }

    private void otherRoute(CamelContext camel, String mailbox, String options) throws Exception {
        camel.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:" + mailbox + "?delivery=pull&delay=50&topicName=" + TOPIC + "&subscription=" + SUBSCRIPTION
                                + "&pubsubEndpoint=" + pubsub.endpoint() + NO_FALLBACK + options)
                        .to("mock:other");
            }
        });
    }

    private GmailComponent component() {
        return context.getComponent("gmail", GmailComponent.class);
    }

    @Test
    void aPushedNotificationBringsTheMail() throws Exception {
        int port = httpServer(context);
        pubsub.createSubscription(
                SUBSCRIPTION,
                TOPIC,
                PushConfig.to("http://127.0.0.1:" + port + "/gmail/push").withToken(ACCOUNT, AUDIENCE));
        route(context, push(""), "mock:mail");
        startAndWatch(context);

        mock().expectedMessageCount(2);
        amy().receive(mail("one", ""));
        amy().modify(amy().receive(mail("two", "")).id(), new LabelChange(Set.of("STARRED"), Set.of()));

        mock().assertIsSatisfied(10_000);
        await().until(() -> pubsub.subscription(SUBSCRIPTION).backlog() == 0);
    }

    @Test
    void theWebhookComponentServesAsWell() throws Exception {
        int port = httpServer(context);
        pubsub.createSubscription(
                SUBSCRIPTION,
                TOPIC,
                PushConfig.to("http://127.0.0.1:" + port + "/hook").withToken(ACCOUNT, AUDIENCE));
        route(
                context,
                "webhook:" + push("").replace("delivery=push&", "")
                        + "&webhookComponentName=platform-http&webhookPath=/hook",
                "mock:mail");
        context.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> pubsub.statistics().acknowledged() > 0);

        mock().expectedMessageCount(1);
        amy().receive(mail("hooked", ""));

        mock().assertIsSatisfied(10_000);
    }

    private static String push(String options) {
        return "gmail:me?delivery=push&delay=50&topicName=" + TOPIC + "&pushServiceAccount=" + ACCOUNT
                + "&pushAudience=" + AUDIENCE + NO_FALLBACK + options;
    }

    @Test
    void onlyGooglesOwnTokensAreTakenAndNothingElseWakesTheConsumer() throws Exception {
        int port = httpServer(context);
        route(context, push(""), "mock:mail");
        startAndConnect(context);
        await().atMost(Duration.ofSeconds(10)).until(() -> watches() > 0);
        long before = historyReads();
        var tokens = pubsub.tokens();
        String body = envelope(AMY, amy().history().currentId() + 1_000);

        assertThat(post(port, null, body)).isEqualTo(401);
        assertThat(post(port, tokens.signedWithAnotherKey(ACCOUNT, AUDIENCE), body))
                .isEqualTo(401);
        assertThat(post(port, tokens.issue(ACCOUNT, "https://elsewhere.example.com"), body))
                .isEqualTo(403);
        assertThat(post(port, tokens.issue("other@demo.iam.gserviceaccount.com", AUDIENCE), body))
                .isEqualTo(403);
        assertThat(post(port, tokens.withUnverifiedEmail(ACCOUNT, AUDIENCE), body))
                .isEqualTo(403);
        assertThat(post(port, tokens.unsigned(ACCOUNT, AUDIENCE), body)).isEqualTo(401);
        assertThat(post(port, tokens.hmacWithPublicKey(ACCOUNT, AUDIENCE), body))
                .isEqualTo(401);
        assertThat(historyReads()).isEqualTo(before);

        assertThat(post(port, tokens.issue(ACCOUNT, AUDIENCE), "no envelope")).isEqualTo(204);
        assertThat(historyReads()).isEqualTo(before);
        assertThat(post(port, tokens.issue(ACCOUNT, AUDIENCE), body)).isEqualTo(204);
        await().atMost(Duration.ofSeconds(5)).until(() -> historyReads() > before);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> start("gmail:me?delivery=pull"))
                .hasMessageContaining("Invalid option subscription: found 'null'");
        assertThatThrownBy(() -> start("gmail:me?delivery=push&pushAudience=x"))
                .hasMessageContaining("Option pushServiceAccount is missing");
        assertThatThrownBy(() -> start("gmail:me?delivery=push&pushAudience=x&pushServiceAccount=y&pushPath=gmail"))
                .hasMessageContaining("Invalid option pushPath: found 'gmail'");
    }

    private void start(String uri) throws Exception {
        CamelContext camel = context();
        route(camel, uri, "mock:mail");
        camel.start();
    }

    private static String envelope(String address, long historyId) {
        String data = Base64.getEncoder()
                .encodeToString(("{\"emailAddress\":\"" + address + "\",\"historyId\":" + historyId + "}").getBytes());
        return "{\"message\":{\"data\":\"" + data + "\",\"messageId\":\"1\"},\"subscription\":\"" + SUBSCRIPTION
                + "\"}";
    }

    private static int post(int port, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/gmail/push"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int httpServer(CamelContext camel) throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(freePort());
        server.setPath("/");
        camel.addService(server);
        return server.getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts, and waits until the watch is there and its own notification has been dealt with. */
    private void startAndWatch(CamelContext camel) {
        startAndConnect(camel);
        await().atMost(Duration.ofSeconds(10)).until(() -> watches() > 0);
        await().atMost(Duration.ofSeconds(10)).until(() -> pubsub.statistics().acknowledged() > 0);
    }

    private static long watches() {
        return GMAIL.simulator().requests().calls("watch");
    }

    private static long stops() {
        return GMAIL.simulator().requests().calls("stop");
    }

    /** What is wrong with the watches; nothing when they are well. */
    private static Optional<Object> watchProblem(CamelContext camel) {
        return HealthCheckHelper.invoke(camel).stream()
                .filter(result -> result.getCheck().getId().equals("gmail-watches"))
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(result -> result.getDetails().get("me"))
                .findFirst();
    }

    private MockEndpoint mock() {
        return context.getEndpoint("mock:mail", MockEndpoint.class);
    }
}
