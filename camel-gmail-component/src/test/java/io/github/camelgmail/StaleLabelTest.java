package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody deletes a label that the component knows, and makes another one of the same name. */
class StaleLabelTest extends RouteTest {

    private final List<String> ids = new ArrayList<>();
    private String made;

    @BeforeEach
    void remakeAKnownLabel() {
        String old = amy().labels().create("Work").id();
        for (int i = 0; i < 20; i++) {
            ids.add(amy().receive(mail("mail " + i, "")).id());
        }
        call("gmail:me?operation=messages.modify&addLabelIds=Work&messageId=" + ids.get(0), null, Map.of());
        amy().labels().delete(old);
        made = amy().labels().create("Work").id();
        GMAIL.simulator().requests().clear();
    }

    @Test
    void aChangeFindsTheNewOne() {
        Object body = new ByteArrayInputStream("{\"addLabelIds\": [\"work\"]}".getBytes(StandardCharsets.UTF_8));

        call("gmail:me?operation=messages.modify&messageId=" + ids.get(0), body, Map.of());

        assertThat(amy().message(ids.get(0)).orElseThrow().labelIds()).contains(made);
        assertThat(GMAIL.simulator().requests().of("labels.list")).hasSize(1);
        assertThat(GMAIL.simulator().requests().of("messages.modify")).hasSize(2);
    }

    @Test
    void soDoesAChangeOfAList() {
        call("gmail:me?operation=messages.modify&addLabelIds=Work", ids.subList(0, 3), Map.of());
        assertThat(labelled()).hasSize(3);
    }

    @Test
    void andOneOfALongList() {
        call("gmail:me?operation=messages.modify&addLabelIds=Work", ids, Map.of());
        assertThat(labelled()).hasSize(20);
    }

    @Test
    void soDoListsInsertsAndTheLabelItself() {
        assertThat((List<?>) call("gmail:me?operation=messages.list&labelIds=Work", null, Map.of()))
                .isEmpty();
        remakeAKnownLabelOnceMore();
        call(
                "gmail:me?operation=messages.insert&contentType=message/rfc822&labelIds=Work",
                new ByteArrayInputStream(mail("kept", "text")),
                Map.of());
        assertThat(amy().messages()).anySatisfy(message -> {
            assertThat(message.labelIds()).contains(made);
            assertThat(message.mail().header("Subject")).contains("kept");
        });
        remakeAKnownLabelOnceMore();
        assertThat(((Label) call("gmail:me?operation=labels.get&labelId=Work", null, Map.of())).getId())
                .isEqualTo(made);
    }

    @Test
    void soDoesAConsumerThatLabelsWhatItHasHandled() throws Exception {
        route(context, "gmail:me?delay=50&addLabelIds=Work", "mock:handled");
        startAndConnect(context);
        amy().receive(mail("one", ""));
        await().untilAsserted(() -> assertThat(labelled()).hasSize(1));

        remakeAKnownLabelOnceMore();
        amy().receive(mail("two", ""));

        await().untilAsserted(() -> assertThat(labelled()).hasSize(1));
    }

    @Test
    void soDoesTheWatchOfAConsumer() throws Exception {
        var pubsub = GMAIL.simulator().pubsub();
        pubsub.createTopic("projects/demo/topics/gmail");
        pubsub.createSubscription("projects/demo/subscriptions/camel", "projects/demo/topics/gmail");
        route(
                context,
                "gmail:me?delivery=pull&delay=50&watchLabelIds=Work&topicName=projects/demo/topics/gmail"
                        + "&subscription=projects/demo/subscriptions/camel&pubsubEndpoint=" + pubsub.endpoint(),
                "mock:handled");

        startAndConnect(context);

        var watches = context.getComponent("gmail", GmailComponent.class).watches();
        await().untilAsserted(
                        () -> assertThat(watches.status().get("me").renewals()).isEqualTo(1));
    }

    @Test
    void aLabelThatIsGoneIsAnErrorThatNamesIt() {
        amy().labels().delete(made);

        assertThatThrownBy(() -> call(
                        "gmail:me?operation=messages.modify&addLabelIds=Work&messageId=" + ids.get(0), null, Map.of()))
                .hasStackTraceContaining("Unknown label in option addLabelIds: found 'Work'");
        assertThat(call(
                        "gmail:me?operation=messages.modify&addLabelIds=Work&autoCreateLabels=true&messageId="
                                + ids.get(0),
                        null,
                        Map.of()))
                .isInstanceOf(Message.class);
    }

    private void remakeAKnownLabelOnceMore() {
        amy().labels().delete(made);
        made = amy().labels().create("Work").id();
    }

    private List<?> labelled() {
        return amy().messages().stream()
                .filter(message -> message.labelIds().contains(made))
                .toList();
    }
}
