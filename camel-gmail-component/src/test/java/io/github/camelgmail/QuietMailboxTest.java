package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.notify.WatchStatus;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.pubsub.PubSub;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days go by without any mail, and nothing but the watch keeps the mailbox heard of: nobody else looks at it for a month. */
class QuietMailboxTest extends RouteTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestClock time = new TestClock();
    private final TestClock componentTime = new TestClock();
    private GmailSimulator gmail;
    private Mailbox mailbox;

    @BeforeEach
    void startRoute() throws Exception {
        gmail = GmailSimulator.builder().clock(time).start();
        mailbox = gmail.createMailbox(AMY);
        gmail.tokens().lifetime(Duration.ofDays(60));
        PubSub pubsub = gmail.pubsub();
        pubsub.createTopic(TOPIC);
        pubsub.createSubscription(SUBSCRIPTION, TOPIC);
        options(context).setRootUrl(gmail.rootUrl());
        options(context).setAccessToken(gmail.tokens().issue(AMY));
        component().setClock(componentTime);
        route(
                context,
                "gmail:me?delivery=pull&delay=20&maxRetries=0&fallbackPollInterval=30d&topicName=" + TOPIC
                        + "&subscription=" + SUBSCRIPTION + "&pubsubEndpoint=" + pubsub.endpoint(),
                "mock:mail");
        startAndConnect(context);
        soon().until(() -> watch().renewals() == 1);
        soon().until(() -> pubsub.statistics().acknowledged() == 1);
    }

    @AfterEach
    void stopSimulator() {
        context.stop();
        gmail.close();
    }

    @Test
    void afterEightQuietDaysTheWatchIsAliveAndMailIsHeardOf() throws Exception {
        for (int hour = 0; hour < 8 * 24; hour++) {
            pass(HOUR);
            soon().until(() -> !watch().renewed().plus(DAY).isBefore(time.instant()));
            assertThat(watch().expiration()).isAfter(time.instant().plus(Duration.ofDays(5)));
        }
        System.out.println("eight quiet days: " + watch().renewals() + " watch calls");
        assertThat(watch().renewals()).isBetween(8, 10);
        soon().until(() -> gmail.requests().calls("watch") == watch().renewals());

        pass(HOUR);
        mail().expectedMessageCount(1);
        mailbox.receive(mail("on the eighth day", ""));

        mail().assertIsSatisfied(PATIENCE.toMillis());
    }

    @Test
    void aRenewalThatFailsTurnsHealthRedBeforeTheWatchEndsAndGreenWhenItSucceeds() {
        Instant ends = watch().expiration();
        gmail.faults().on("watch").probability(1).status(503, "<html>down</html>");
        pass(DAY);
        soon().until(() -> watch().failingSince() != null);
        assertThat(isHealthy()).isTrue();

        Instant red = null;
        while (red == null) {
            WatchStatus before = watch();
            pass(HOUR);
            soon().until(() -> watch() != before);
            red = isHealthy() ? null : time.instant();
            assertThat(time.instant()).isBefore(ends);
        }
        System.out.println("the watch fails: red " + Duration.between(red, ends).toHours() + " hours before it ends");
        assertThat(red).isBefore(ends.minus(DAY));

        gmail.faults().clear();
        pass(HOUR);
        soon().until(this::isHealthy);
        assertThat(watch().expiration()).isAfter(ends);
    }

    @Test
    void anAnswerThatSaysNothingIsAFailureAndTheWatchIsRenewedAfterIt() {
        gmail.faults().on("watch").times(1).status(200, "{}");
        pass(DAY);
        soon().until(() -> watch().failingSince() != null);

        pass(HOUR);

        soon().until(() -> watch().renewals() == 2);
        assertThat(watch().failingSince()).isNull();
    }

    @Test
    void aWatchThatNobodyRenewsTurnsHealthRedBeforeItEnds() throws Exception {
        context.getRouteController().suspendRoute("test");
        pass(DAY);
        assertThat(isHealthy()).isTrue();
        pass(DAY.multipliedBy(2));
        assertThat(isHealthy()).isFalse();
        assertThat(watch().expiration()).isAfter(time.instant().plus(DAY));

        context.getRouteController().resumeRoute("test");

        soon().until(this::isHealthy);
    }

    @Test
    void aProcessThatStoodStillForTenDaysRenewsAtOnceAndMissesNothing() throws Exception {
        time.advance(Duration.ofDays(10));
        mail().expectedMessageCount(2);
        mailbox.receive(mail("nobody was told", ""));
        componentTime.advance(Duration.ofDays(10));

        soon().until(() -> watch().renewals() == 2);
        assertThat(watch().expiration()).isAfter(time.instant().plus(Duration.ofDays(6)));
        soon().until(() -> mail().getReceivedCounter() == 1);
        pass(HOUR);
        mailbox.receive(mail("told again", ""));

        mail().assertIsSatisfied(PATIENCE.toMillis());
    }

    private void pass(Duration duration) {
        time.advance(duration);
        componentTime.advance(duration);
    }

    private WatchStatus watch() {
        return component().watches().status().get("me");
    }

    private GmailComponent component() {
        return context.getComponent("gmail", GmailComponent.class);
    }

    private boolean isHealthy() {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getCheck().getId().equals("gmail-watches"))
                .noneMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }

    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private MockEndpoint mail() {
        return context.getEndpoint("mock:mail", MockEndpoint.class);
    }
}
