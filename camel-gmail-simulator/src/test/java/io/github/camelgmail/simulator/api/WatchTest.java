package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.NotificationSink;
import io.github.camelgmail.simulator.mailbox.Watch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTest {

    private static final String TOPIC = "projects/p/topics/t";

    private final Conversation gmail = new Conversation();

    private Conversation.Request watch(String topic) {
        return gmail.call("watch").body("{'topicName':'%s'}".formatted(topic));
    }

    @Test
    void aWatchLastsSevenDaysAndCanBeRenewed() {
        long now = gmail.clock.millis();
        JsonNode answer = watch(TOPIC).ok();
        assertThat(answer.get("historyId").textValue())
                .isEqualTo(Long.toString(gmail.me.history().currentId()));
        assertThat(answer.get("expiration").textValue())
                .isEqualTo(Long.toString(now + Duration.ofDays(7).toMillis()));

        gmail.clock.advance(Duration.ofDays(1));
        assertThat(watch(TOPIC).ok().get("expiration").textValue())
                .isEqualTo(Long.toString(now + Duration.ofDays(8).toMillis()));
        gmail.clock.advance(Duration.ofDays(7));
        assertThat(gmail.me.pushNotifications().watch()).isEmpty();
    }

    @Test
    void anotherTopicHasToWaitForStopOrForTheEnd() {
        watch(TOPIC).ok();
        assertThat(watch("projects/p/topics/other").error())
                .hasMessage("Only one user push notification client allowed per developer (call /stop then try again)");

        assertThat(gmail.call("stop").answer().code()).isEqualTo(204);
        assertThat(gmail.call("stop").answer().code()).isEqualTo(204);
        watch("projects/p/topics/other").ok();
        gmail.clock.advance(Duration.ofDays(7));
        watch(TOPIC).ok();
        assertThat(gmail.me.pushNotifications().watch().orElseThrow().topicName())
                .isEqualTo(TOPIC);
    }

    @Test
    void aCallWhileAnotherIsUnderWayIsRefused() {
        AtomicReference<GmailError> overlapping = new AtomicReference<>();
        gmail.system.notificationSink(new NotificationSink() {
            @Override
            public void check(String topicName) {
                overlapping.set(CompletableFuture.supplyAsync(() -> watch(TOPIC).error())
                        .join());
            }

            @Override
            public Duration interval() {
                return Duration.ZERO;
            }

            @Override
            public Headstart publish(String topicName, byte[] notification) {
                return Headstart.NONE;
            }

            @Override
            public void passedOver() {
                throw new AssertionError("there is no limit");
            }
        });
        watch(TOPIC).ok();
        assertThat(overlapping.get())
                .hasMessage("Only one user push notification client allowed per developer (call /stop then try again)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "projects/p/topics/", "projects/p/subscriptions/t", "projects/p/topics/t "})
    void malformedTopicsAreRefused(String topic) {
        assertThat(watch(topic).error()).hasMessage("Invalid topicName does not match projects/<project-id>/topics/*");
        assertThat(gmail.me.pushNotifications().watch()).isEmpty();
    }

    @Test
    void theLabelFilterIsKept() {
        gmail.call("watch")
                .body(
                        "{'topicName':'%s','labelIds':['INBOX'],'labelFilterBehavior':'EXCLUDE','labelFilterAction':'include'}"
                                .formatted(TOPIC))
                .ok();
        Watch watch = gmail.me.pushNotifications().watch().orElseThrow();
        assertThat(watch.labelIds()).containsExactly("INBOX");
        assertThat(watch.labelFilterBehavior()).isEqualTo(Watch.LabelFilterBehavior.EXCLUDE);

        gmail.call("watch")
                .body("{'topicName':'%s','labelFilterAction':'exclude'}".formatted(TOPIC))
                .ok();
        assertThat(gmail.me.pushNotifications().watch().orElseThrow().labelFilterBehavior())
                .isEqualTo(Watch.LabelFilterBehavior.EXCLUDE);
    }

    @Test
    void labelsAndBehavioursThatAreNoneAreRefused() {
        assertThat(gmail.call("watch")
                        .body("{'topicName':'%s','labelIds':['Nope']}".formatted(TOPIC))
                        .error())
                .hasMessage("Invalid label: Nope");
        assertThat(gmail.call("watch")
                        .body("{'topicName':'%s','labelFilterBehavior':'maybe'}".formatted(TOPIC))
                        .error())
                .hasMessage("Invalid value at 'label_filter_behavior' (TYPE_ENUM), \"maybe\"");
    }
}
