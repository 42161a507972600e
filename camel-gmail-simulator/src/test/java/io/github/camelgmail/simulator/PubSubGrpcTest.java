package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.api.core.ApiService;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.Policy;
import com.google.iam.v1.SetIamPolicyRequest;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import io.github.camelgmail.simulator.mailbox.Watch.LabelFilterBehavior;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator's Pub/Sub as Google's own clients see it. */
class PubSubGrpcTest {

    private static final String PROJECT = "projects/demo";
    private static final String TOPIC = PROJECT + "/topics/gmail";
    private static final String SUBSCRIPTION = PROJECT + "/subscriptions/camel";

    private final SettableClock clock = new SettableClock();
    private final GmailSimulator simulator =
            GmailSimulator.builder().clock(clock).start();
    private final PubSub pubsub = simulator.pubsub();
    private final PubSubClients google = new PubSubClients(pubsub.endpoint());

    @AfterEach
    void close() {
        google.close();
        simulator.close();
    }

    private void topicAndSubscription() {
        google.topics.createTopic(TOPIC);
        google.subscriptions.createSubscription(SUBSCRIPTION, TOPIC, PushConfig.getDefaultInstance(), 10);
    }

    private String publish(String text) {
        return google.topics
                .publish(
                        TOPIC,
                        List.of(PubsubMessage.newBuilder()
                                .setData(ByteString.copyFromUtf8(text))
                                .build()))
                .getMessageIds(0);
    }

    @SuppressWarnings("deprecation")
    private List<ReceivedMessage> pullNow() {
        return google.subscriptions
                .pull(PullRequest.newBuilder()
                        .setSubscription(SUBSCRIPTION)
                        .setMaxMessages(10)
                        .setReturnImmediately(true)
                        .build())
                .getReceivedMessagesList();
    }

    private static List<String> texts(List<ReceivedMessage> messages) {
        return messages.stream()
                .map(message -> message.getMessage().getData().toStringUtf8())
                .toList();
    }

    private static void assertRefused(ThrowingCallable call, StatusCode.Code code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.getStatusCode().getCode()).isEqualTo(code);
            assertThat(e).hasMessageContaining(message);
        });
    }

    @Test
    void topicsComeAndGo() {
        google.topics.createTopic(TOPIC);
        assertThat(google.topics.getTopic(TOPIC).getName()).isEqualTo(TOPIC);
        assertThat(google.topics.listTopics(PROJECT).iterateAll()).hasSize(1);
        assertRefused(() -> google.topics.createTopic(TOPIC), StatusCode.Code.ALREADY_EXISTS, "resource=gmail");
        assertRefused(
                () -> google.topics.createTopic(PROJECT + "/topics/t"),
                StatusCode.Code.INVALID_ARGUMENT,
                "Invalid [topics] name: (name=projects/demo/topics/t)");

        google.topics.deleteTopic(TOPIC);
        assertRefused(
                () -> google.topics.getTopic(TOPIC), StatusCode.Code.NOT_FOUND, "Resource not found (resource=gmail).");
        assertRefused(() -> publish("lost"), StatusCode.Code.NOT_FOUND, "Resource not found");
    }

    @Test
    void aSubscriptionKeepsItsSettings() {
        google.topics.createTopic(TOPIC);
        Subscription asked = Subscription.newBuilder()
                .setName(SUBSCRIPTION)
                .setTopic(TOPIC)
                .setAckDeadlineSeconds(60)
                .setMessageRetentionDuration(Duration.newBuilder().setSeconds(3600))
                .setRetryPolicy(RetryPolicy.getDefaultInstance())
                .putLabels("team", "mail")
                .build();
        Subscription made = google.subscriptions.createSubscription(asked);
        assertThat(made.getAckDeadlineSeconds()).isEqualTo(60);
        assertThat(made.getRetryPolicy().getMinimumBackoff().getSeconds()).isEqualTo(10);
        assertThat(made.getExpirationPolicy().getTtl().getSeconds()).isEqualTo(31 * 24 * 3600);
        assertThat(google.subscriptions.getSubscription(SUBSCRIPTION)).isEqualTo(made);
        assertThat(google.subscriptions.listSubscriptions(PROJECT).iterateAll()).containsExactly(made);
        assertThat(google.topics.listTopicSubscriptions(TOPIC).iterateAll()).containsExactly(SUBSCRIPTION);

        Subscription changed = google.subscriptions.updateSubscription(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(asked.toBuilder().setAckDeadlineSeconds(30).clearRetryPolicy())
                .setUpdateMask(
                        FieldMask.newBuilder().addPaths("ack_deadline_seconds").addPaths("retry_policy"))
                .build());
        assertThat(changed.getAckDeadlineSeconds()).isEqualTo(30);
        assertThat(changed.hasRetryPolicy()).isFalse();
        assertThat(changed.getLabelsMap()).containsEntry("team", "mail");

        google.subscriptions.modifyPushConfig(
                SUBSCRIPTION,
                PushConfig.newBuilder()
                        .setPushEndpoint("http://127.0.0.1:1/push")
                        .build());
        assertRefused(this::pullNow, StatusCode.Code.FAILED_PRECONDITION, "not supported for this subscription type");

        google.subscriptions.deleteSubscription(SUBSCRIPTION);
        assertRefused(
                () -> google.subscriptions.getSubscription(SUBSCRIPTION),
                StatusCode.Code.NOT_FOUND,
                "Resource not found (resource=camel).");
        assertRefused(
                () -> google.subscriptions.createSubscription(
                        asked.toBuilder().setAckDeadlineSeconds(5).build()),
                StatusCode.Code.INVALID_ARGUMENT,
                "Invalid ack deadline given (seconds=5)");
    }

    @Test
    void anUnusedSubscriptionExpires() {
        topicAndSubscription();
        clock.advance(java.time.Duration.ofDays(31));
        assertRefused(this::pullNow, StatusCode.Code.NOT_FOUND, "Resource not found (resource=camel).");
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() {
        topicAndSubscription();
        publish("one");
        ReceivedMessage first = pullNow().get(0);
        assertThat(first.getDeliveryAttempt()).isZero();
        assertThat(pullNow()).isEmpty();

        clock.advance(java.time.Duration.ofSeconds(11));
        ReceivedMessage second =
                await().until(this::pullNow, messages -> !messages.isEmpty()).get(0);
        assertThat(second.getMessage()).isEqualTo(first.getMessage());
        assertThat(second.getAckId()).isNotEqualTo(first.getAckId());

        google.subscriptions.modifyAckDeadline(SUBSCRIPTION, List.of(second.getAckId()), 0);
        ReceivedMessage third = pullNow().get(0);
        google.subscriptions.modifyAckDeadline(SUBSCRIPTION, List.of(third.getAckId()), 60);
        clock.advance(java.time.Duration.ofSeconds(59));
        google.subscriptions.acknowledge(SUBSCRIPTION, List.of(third.getAckId()));
        clock.advance(java.time.Duration.ofMinutes(5));
        assertThat(pullNow()).isEmpty();
        assertThat(pubsub.statistics().acknowledged()).isEqualTo(1);
        assertThat(pubsub.statistics().calls("Acknowledge")).isEqualTo(1);

        assertRefused(
                () -> google.subscriptions.acknowledge(SUBSCRIPTION, List.of("nonsense")),
                StatusCode.Code.INVALID_ARGUMENT,
                "invalid ack ID");
    }

    @Test
    void retentionEnds() {
        topicAndSubscription();
        publish("old");
        clock.advance(java.time.Duration.ofDays(7));
        publish("new");
        assertThat(texts(pullNow())).containsExactly("new");
    }

    @Test
    void whatIsNeverAcknowledgedGoesToTheDeadLetterTopic() {
        topicAndSubscription();
        String dead = PROJECT + "/topics/dead";
        google.topics.createTopic(dead);
        pubsub.createSubscription(PROJECT + "/subscriptions/dead", dead);
        google.subscriptions.updateSubscription(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(Subscription.newBuilder()
                        .setName(SUBSCRIPTION)
                        .setDeadLetterPolicy(DeadLetterPolicy.newBuilder()
                                .setDeadLetterTopic(dead)
                                .setMaxDeliveryAttempts(5)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("dead_letter_policy"))
                .build());
        publish("poison");
        for (int attempt = 1; attempt <= 5; attempt++) {
            ReceivedMessage message = pullNow().get(0);
            assertThat(message.getDeliveryAttempt()).isEqualTo(attempt);
            google.subscriptions.modifyAckDeadline(SUBSCRIPTION, List.of(message.getAckId()), 0);
        }
        await().until(() -> pubsub.subscription(PROJECT + "/subscriptions/dead").backlog() == 1);
        assertThat(pullNow()).isEmpty();
    }

    @Test
    void aPullWaitsForTheFirstMessage() {
        topicAndSubscription();
        var answer = google.subscriptions
                .pullCallable()
                .futureCall(PullRequest.newBuilder()
                        .setSubscription(SUBSCRIPTION)
                        .setMaxMessages(5)
                        .build());
        await().until(() -> pubsub.statistics().calls("Pull") == 1);
        publish("awaited");
        assertThat(await().ignoreExceptions()
                        .until(() -> answer.get().getReceivedMessagesList(), found -> !found.isEmpty()))
                .extracting(message -> message.getMessage().getData().toStringUtf8())
                .containsExactly("awaited");
    }

    @Test
    void aSubscriberGetsEverythingAndWhatItRefusesAgain() {
        topicAndSubscription();
        Queue<String> received = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        Subscriber subscriber = google.subscriber(SUBSCRIPTION, (message, consumer) -> {
            String text = message.getData().toStringUtf8();
            if (text.equals("odd") && refused.getAndIncrement() == 0) {
                consumer.nack();
            } else {
                received.add(text);
                consumer.ack();
            }
        });
        for (int i = 0; i < 500; i++) {
            pubsub.publish(TOPIC, ("even " + i).getBytes());
        }
        publish("odd");
        await().until(() -> pubsub.statistics().acknowledged() == 501);
        assertThat(received).hasSize(501).doesNotHaveDuplicates().contains("odd", "even 0", "even 499");
        subscriber.stopAsync().awaitTerminated();
    }

    @Test
    void aBrokenStreamIsOpenedAgainAndAForbiddenOneIsNot() {
        topicAndSubscription();
        Queue<String> received = new ConcurrentLinkedQueue<>();
        Subscriber subscriber = google.subscriber(SUBSCRIPTION, (message, consumer) -> {
            received.add(message.getData().toStringUtf8());
            consumer.ack();
        });
        publish("before");
        await().until(() -> received.contains("before"));

        pubsub.faults().refuse(Code.UNAVAILABLE);
        pubsub.publish(TOPIC, "meanwhile".getBytes());
        await().until(() -> pubsub.statistics().calls("StreamingPull") > 1);
        pubsub.faults().restore();
        await().until(() -> received.contains("meanwhile"));
        assertThat(subscriber.isRunning()).isTrue();

        pubsub.faults().refuse("StreamingPull", Code.PERMISSION_DENIED);
        await().until(() -> subscriber.state() == ApiService.State.FAILED);
        assertThat(subscriber.failureCause()).hasMessageContaining("User not authorized to perform this action.");
    }

    @Test
    void aThousandWatchedMailboxesTellOfFiveThousandMails() {
        pubsub.createTopic(TOPIC);
        pubsub.createSubscription(SUBSCRIPTION, TOPIC);
        Queue<String> received = new ConcurrentLinkedQueue<>();
        Subscriber subscriber = google.subscriber(SUBSCRIPTION, (message, consumer) -> {
            received.add(message.getData().toStringUtf8());
            consumer.ack();
        });
        for (int i = 0; i < 1_000; i++) {
            simulator
                    .createMailbox("user" + i + "@example.com")
                    .pushNotifications()
                    .start(TOPIC, List.of(), LabelFilterBehavior.INCLUDE, 1);
        }
        for (int round = 0; round < 5; round++) {
            clock.advance(java.time.Duration.ofSeconds(1));
            simulator.mailSystem().mailboxes().forEach(mailbox -> mailbox.receive(Mails.to("all", "news", "text")));
        }
        await().atMost(java.time.Duration.ofSeconds(60)).until(() -> received.size() >= 6_000);
        await().until(() -> pubsub.statistics().acknowledged() == 6_000);
        assertThat(received).doesNotHaveDuplicates();
        assertThat(pubsub.statistics().dropped()).isZero();
        subscriber.stopAsync().awaitTerminated();
    }

    @Test
    void lostAcknowledgementsBringAMessageAgain() {
        topicAndSubscription();
        pubsub.faults().lostAcks(1);
        publish("twice");
        google.subscriptions.acknowledge(SUBSCRIPTION, List.of(pullNow().get(0).getAckId()));
        pubsub.faults().lostAcks(0);
        google.subscriptions.acknowledge(SUBSCRIPTION, List.of(pullNow().get(0).getAckId()));
        assertThat(pullNow()).isEmpty();
    }

    @Test
    void policiesAreKeptAndCheckedForConcurrentChanges() {
        google.topics.createTopic(TOPIC);
        GetIamPolicyRequest get =
                GetIamPolicyRequest.newBuilder().setResource(TOPIC).build();
        Policy empty = google.topics.getIamPolicy(get);
        assertThat(empty.getBindingsList()).isEmpty();
        Binding binding = Binding.newBuilder()
                .setRole("roles/pubsub.publisher")
                .addMembers("serviceAccount:gmail-api-push@system.gserviceaccount.com")
                .build();
        SetIamPolicyRequest set = SetIamPolicyRequest.newBuilder()
                .setResource(TOPIC)
                .setPolicy(empty.toBuilder().addBindings(binding))
                .build();
        Policy granted = google.topics.setIamPolicy(set);
        assertThat(google.topics.getIamPolicy(get).getBindingsList()).containsExactly(binding);
        pubsub.revokeGmail(TOPIC);
        assertRefused(
                () -> google.topics.setIamPolicy(
                        set.toBuilder().setPolicy(granted).build()),
                StatusCode.Code.ABORTED,
                "concurrent policy changes");
        assertThat(google.topics
                        .testIamPermissions(TestIamPermissionsRequest.newBuilder()
                                .setResource(TOPIC)
                                .addPermissions("pubsub.topics.publish")
                                .build())
                        .getPermissionsList())
                .containsExactly("pubsub.topics.publish");
    }
}
