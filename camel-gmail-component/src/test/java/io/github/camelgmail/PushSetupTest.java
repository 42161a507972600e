package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.notify.SetUpStep;
import io.github.camelgmail.notify.SetUpStep.Outcome;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The set-up of notifications as an operation. */
class PushSetupTest extends RouteTest {

    private static final String SUBSCRIPTION = "projects/demo/subscriptions/gmail-camel";
    private static final String URI = "gmail:me?operation=push.setup&topicName=projects/demo/topics/gmail";

    private Map<String, Object> headers() {
        PubSub pubSub = GMAIL.simulator().pubsub();
        return Map.of("CamelGmailSubscription", SUBSCRIPTION, "CamelGmailPubsubEndpoint", pubSub.endpoint());
    }

    @Test
    void answersItsSteps() {
        Object missing = call(URI + "&setupCheck=true", null, headers());
        assertThat((List<?>) missing).extracting("outcome").contains(Outcome.MISSING);

        Object steps = call(URI, null, headers());
        assertThat((List<?>) steps).hasSize(6).allMatch(step -> ((SetUpStep) step).outcome() != Outcome.FAILED);
        assertThat(GMAIL.simulator().pubsub().subscription(SUBSCRIPTION).backlog())
                .isEqualTo(1);
    }

    @Test
    void failsWithWhatFailed() {
        Map<String, Object> headers = headers();
        GMAIL.simulator().pubsub().faults().refuse("CreateTopic", Code.PERMISSION_DENIED);

        assertThatThrownBy(() -> call(URI, null, headers))
                .rootCause()
                .hasMessageContaining("Topic: failed")
                .hasMessageContaining("roles/pubsub.editor");
    }
}
