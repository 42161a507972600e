package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.WatchRequest;
import com.google.api.services.gmail.model.WatchResponse;
import io.github.camelgmail.simulator.mailbox.LabelChange;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import io.github.camelgmail.simulator.mailbox.Watch.LabelFilterBehavior;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gmail's notifications, from the watch call of Google's own client to the webhook. */
class WatchedMailboxTest {

    private static final String ME = "me@example.com";
    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String OTHER_TOPIC = "projects/demo/topics/other";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension(GmailSimulator.builder().clock(CLOCK)).withMailbox(ME);

    private final PushEndpoint endpoint = new PushEndpoint();
    private PubSub pubsub;
    private Mailbox mailbox;
    private Gmail google;

    @BeforeEach
    void subscribe() {
        pubsub = GMAIL.simulator().pubsub();
        mailbox = GMAIL.simulator().mailbox(ME);
        google = GoogleClient.of(GMAIL.simulator(), GoogleClient.Transport.NET, ME);
        pubsub.createTopic(TOPIC);
        pubsub.createSubscription("projects/demo/subscriptions/webhook", TOPIC, PushConfig.to(endpoint.url()));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private WatchResponse watch(String topic, String... labelIds) throws IOException {
        return google.users()
                .watch("me", new WatchRequest().setTopicName(topic).setLabelIds(List.of(labelIds)))
                .execute();
    }

    private GoogleJsonError refused(String topic) {
        return catchThrowableOfType(GoogleJsonResponseException.class, () -> watch(topic))
                .getDetails();
    }

    private StoredMessage receive(String subject) {
        return mailbox.receive(Mails.to(ME, subject, "text"));
    }

    /** Awaits so many notifications in all, and gives the last. */
    private JsonNode notification(int count) throws IOException {
        await().until(() -> endpoint.received().size() >= count);
        assertThat(endpoint.received()).hasSize(count);
        return new ObjectMapper().readTree(endpoint.received().get(count - 1).data());
    }

    private ListHistoryResponse history(BigInteger start) throws IOException {
        return google.users().history().list("me").setStartHistoryId(start).execute();
    }

    @Test
    void aWatchNotifiesAtOnceAndOfEachChange() throws IOException {
        WatchResponse watch = watch(TOPIC);
        JsonNode first = notification(1);
        assertThat(first.toString())
                .isEqualTo("{\"emailAddress\":\"me@example.com\",\"historyId\":" + watch.getHistoryId() + "}");
        assertThat(endpoint.received().get(0).json().at("/message").has("attributes"))
                .isFalse();
        assertThat(endpoint.received().get(0).json().at("/message").has("orderingKey"))
                .isFalse();

        CLOCK.advance(A_SECOND);
        StoredMessage mail = receive("news");
        assertThat(notification(2).get("historyId").longValue()).isEqualTo(mail.historyId());
        CLOCK.advance(A_SECOND);
        mailbox.markRead(mail.id());
        assertThat(notification(3).get("historyId").isIntegralNumber()).isTrue();
        CLOCK.advance(A_SECOND);
        mailbox.delete(mail.id());
        notification(4);
        assertThat(history(watch.getHistoryId()).getHistory()).hasSize(3);
    }

    @Test
    void moreThanOneASecondIsDropped() throws IOException {
        watch(TOPIC);
        receive("too soon after the watch");
        CLOCK.advance(A_SECOND);
        receive("told");
        receive("dropped");
        CLOCK.advance(A_SECOND.minusMillis(1));
        receive("dropped too");
        assertThat(pubsub.statistics().dropped()).isEqualTo(3);
        assertThat(pubsub.statistics().notified()).isEqualTo(2);

        pubsub.notifications().interval(Duration.ZERO);
        receive("told");
        receive("told");
        assertThat(pubsub.statistics().notified()).isEqualTo(4);
        notification(4);
    }

    @Test
    void aWatchEndsWithStopAndAfterSevenDays() throws IOException {
        watch(TOPIC);
        google.users().stop("me").execute();
        CLOCK.advance(A_SECOND);
        receive("unwatched");
        watch(TOPIC);
        CLOCK.advance(Duration.ofDays(7));
        receive("unwatched again");
        assertThat(pubsub.statistics().notified()).isEqualTo(2);
    }

    @Test
    void theLabelFilterHoldsForArrivingMailAlone() throws IOException {
        watch(TOPIC, "STARRED");
        CLOCK.advance(A_SECOND);
        StoredMessage mail = receive("without a star");
        assertThat(pubsub.statistics().notified()).isEqualTo(1);

        mailbox.markRead(mail.id());
        assertThat(pubsub.statistics().notified()).isEqualTo(2);
        CLOCK.advance(A_SECOND);
        Message raw = new Message().setRaw(Mails.raw(Mails.to("you@example.net", "a draft", "text")));
        Draft draft = google.users()
                .drafts()
                .create("me", new Draft().setMessage(raw))
                .execute();
        assertThat(pubsub.statistics().notified()).isEqualTo(3);
        CLOCK.advance(A_SECOND);
        google.users().drafts().send("me", new Draft().setId(draft.getId())).execute();
        assertThat(pubsub.statistics().notified()).isEqualTo(4);
        CLOCK.advance(A_SECOND);
        mailbox.insert(Mails.to(ME, "starred", "text"), List.of("STARRED"), CLOCK.instant());
        assertThat(pubsub.statistics().notified()).isEqualTo(5);
    }

    @Test
    void aTopicGmailMayNotUseIsRefused() throws IOException {
        GoogleJsonError missing = refused(OTHER_TOPIC);
        assertThat(missing.getCode()).isEqualTo(404);
        assertThat(missing.getMessage())
                .isEqualTo("Error sending test message to Cloud PubSub " + OTHER_TOPIC
                        + " : Resource not found (resource=other).");

        pubsub.createTopic(OTHER_TOPIC);
        pubsub.revokeGmail(OTHER_TOPIC);
        GoogleJsonError forbidden = refused(OTHER_TOPIC);
        assertThat(forbidden.getCode()).isEqualTo(403);
        assertThat(forbidden.getErrors().get(0).getReason()).isEqualTo("forbidden");
        assertThat(forbidden.getMessage())
                .isEqualTo("Error sending test message to Cloud PubSub " + OTHER_TOPIC
                        + " : User not authorized to perform this action.");

        watch(TOPIC);
        pubsub.grantGmail(OTHER_TOPIC);
        assertThat(refused(OTHER_TOPIC).getMessage())
                .isEqualTo("Only one user push notification client allowed per developer (call /stop then try again)");

        google.users().stop("me").execute();
        pubsub.project("demo");
        GoogleJsonError foreign = refused("projects/another/topics/gmail");
        assertThat(foreign.getCode()).isEqualTo(400);
        assertThat(foreign.getErrors().get(0).getReason()).isEqualTo("invalidArgument");
        assertThat(foreign.getMessage()).isEqualTo("Invalid topicName does not match projects/demo/topics/*");
    }

    @Test
    void aGrantWithdrawnLosesNotifications() throws IOException {
        watch(TOPIC);
        notification(1);
        pubsub.revokeGmail(TOPIC);
        CLOCK.advance(A_SECOND);
        receive("lost");
        await().until(() -> pubsub.statistics().lost() == 1);
        pubsub.grantGmail(TOPIC);
        CLOCK.advance(A_SECOND);
        StoredMessage told = receive("told");
        assertThat(notification(2).get("historyId").longValue()).isEqualTo(told.historyId());
    }

    @Test
    void aMissingTopicIsMadeWhereTheBuilderSaysSo() throws IOException {
        try (GmailSimulator generous =
                GmailSimulator.builder().createTopics(true).start()) {
            generous.createMailbox(ME);
            GoogleClient.of(generous, GoogleClient.Transport.NET, ME)
                    .users()
                    .watch("me", new WatchRequest().setTopicName(TOPIC))
                    .execute();
            await().until(() -> generous.pubsub().statistics().published() == 1);
        }
    }

    @Test
    void withoutPubSubAWatchTakesAnyTopic() throws IOException {
        GMAIL.simulator().reset();
        GMAIL.simulator().createMailbox(ME);
        google = GoogleClient.of(GMAIL.simulator(), GoogleClient.Transport.NET, ME);
        watch("projects/nowhere/topics/none");
    }

    @Test
    void anEarlyNotificationIsAheadOfItsChange() throws IOException {
        WatchResponse watch = watch(TOPIC);
        notification(1);
        CLOCK.advance(A_SECOND);
        pubsub.notifications().early(1, Duration.ofSeconds(3));
        StoredMessage mail = receive("early");
        StoredMessage next = receive("hidden behind it");
        assertThat(notification(2).get("historyId").longValue()).isEqualTo(mail.historyId());

        ListHistoryResponse before = history(watch.getHistoryId());
        assertThat(before.getHistory()).isNull();
        assertThat(before.getHistoryId()).isEqualTo(watch.getHistoryId());
        assertThat(google.users().getProfile("me").execute().getHistoryId()).isEqualTo(watch.getHistoryId());
        GoogleJsonResponseException unseen = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> google.users().messages().get("me", mail.id()).execute());
        assertThat(unseen.getStatusCode()).isEqualTo(404);
        assertThat(google.users().messages().list("me").execute().getMessages()).isNull();

        CLOCK.advance(Duration.ofSeconds(3));
        assertThat(history(watch.getHistoryId()).getHistory())
                .extracting(History::getId)
                .containsExactly(BigInteger.valueOf(mail.historyId()), BigInteger.valueOf(next.historyId()));
        google.users().messages().get("me", mail.id()).execute();
    }

    @Test
    void anEarlyHistoryIdMayCountInWhatIsNotShown() throws IOException {
        WatchResponse watch = watch(TOPIC);
        CLOCK.advance(A_SECOND);
        pubsub.notifications().early(1, Duration.ofSeconds(3), true);
        StoredMessage mail = receive("early");

        ListHistoryResponse before = history(watch.getHistoryId());
        assertThat(before.getHistory()).isNull();
        assertThat(before.getHistoryId()).isEqualTo(BigInteger.valueOf(mail.historyId()));
    }

    @Test
    void notificationsGetLostDoubledAndOvertaken() throws IOException {
        pubsub.notifications().interval(Duration.ZERO);
        watch(TOPIC);
        notification(1);
        pubsub.notifications().dropped(1);
        receive("lost");
        pubsub.notifications().dropped(0);
        pubsub.notifications().duplicated(1);
        StoredMessage doubled = receive("doubled");
        assertThat(notification(3).get("historyId").longValue()).isEqualTo(doubled.historyId());
        assertThat(endpoint.received().get(1).json().at("/message/messageId"))
                .isNotEqualTo(endpoint.received().get(2).json().at("/message/messageId"));

        pubsub.notifications().duplicated(0);
        pubsub.notifications().reordered(1, Duration.ofSeconds(5));
        StoredMessage overtaken = receive("overtaken");
        pubsub.notifications().reordered(0, Duration.ZERO);
        StoredMessage overtaking = receive("overtaking");
        assertThat(notification(4).get("historyId").longValue()).isEqualTo(overtaking.historyId());
        CLOCK.advance(Duration.ofSeconds(5));
        assertThat(notification(5).get("historyId").longValue()).isEqualTo(overtaken.historyId());

        pubsub.notifications().delay(A_SECOND);
        mailbox.modify(overtaken.id(), new LabelChange(Set.of("STARRED"), Set.of()));
        assertThat(endpoint.received()).hasSize(5);
        CLOCK.advance(A_SECOND);
        notification(6);
        assertThat(pubsub.statistics().lost()).isEqualTo(1);
    }

    @Test
    void chanceIsSeeded() {
        List<Long> first = lostOfHundred();
        assertThat(lostOfHundred()).isEqualTo(first);
        assertThat(first.get(99)).isBetween(20L, 40L);
    }

    private List<Long> lostOfHundred() {
        pubsub.notifications().clear();
        pubsub.notifications().interval(Duration.ZERO);
        pubsub.notifications().seed(7);
        pubsub.notifications().dropped(0.3);
        long before = pubsub.statistics().lost();
        mailbox.pushNotifications().stop();
        mailbox.pushNotifications().start(TOPIC, List.of(), LabelFilterBehavior.INCLUDE, 1);
        return IntStream.range(0, 100)
                .mapToObj(i -> {
                    receive("mail " + i);
                    return pubsub.statistics().lost() - before;
                })
                .toList();
    }
}
