package io.github.camelgmail.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {

    private static final String TEXT = "{\"emailAddress\":\"Amy@Example.com\",\"historyId\":18446744073709551615}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "{\"historyId\":\"18446744073709551615\",\"new\":[{\"a\":{}}],\"emailAddress\":\"amy@example.com\"}"
            })
    void readsIdsAsNumbersAndAsTexts(String json) {
        Notification read = Notification.read(json.getBytes(UTF_8));

        assertThat(read.mailbox()).isEqualTo("amy@example.com");
        assertThat(read.historyId()).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(read.toString()).doesNotContain("amy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "17",
                "[]",
                "{",
                "{}",
                "{\"emailAddress\":\"amy@example.com\"}",
                "{\"historyId\":1}",
                "{\"emailAddress\":\"amy\",\"historyId\":1}",
                "{\"emailAddress\":\"amy@exa\\r\\nmple.com\",\"historyId\":1}",
                "{\"emailAddress\":\"amy@example.com\",\"historyId\":-1}",
                "{\"emailAddress\":\"amy@example.com\",\"historyId\":1.5}",
                "{\"emailAddress\":\"amy@example.com\",\"historyId\":\"one\"}",
                "{\"emailAddress\":\"amy@example.com\",\"historyId\":{\"historyId\":1}}",
                "{\"emailAddress\":{\"emailAddress\":\"amy@example.com\"},\"historyId\":1}"
            })
    void refusesAnythingElseWithoutRepeatingIt(String json) {
        assertThatThrownBy(() -> Notification.read(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedNotificationException.class)
                .hasMessageNotContainingAny("amy");
    }

    @Test
    void refusesWhatIsHuge() {
        assertThatThrownBy(() -> Notification.read((TEXT + " ".repeat(5_000)).getBytes(UTF_8)))
                .isInstanceOf(MalformedNotificationException.class);
        assertThatThrownBy(() -> Notification.read("[".repeat(4_000).getBytes(UTF_8)))
                .isInstanceOf(MalformedNotificationException.class);
    }

    @Test
    void opensEnvelopesOfEveryKind() {
        String standard = Base64.getEncoder().encodeToString(TEXT.getBytes(UTF_8));
        String forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(TEXT.getBytes(UTF_8));
        for (String body : new String[] {
            TEXT,
            "{\"message\":{\"attributes\":{\"data\":\"no\"},\"data\":\"" + standard
                    + "\",\"messageId\":\"1\",\"message_id\":\"1\"},\"subscription\":\"projects/p/subscriptions/s\"}",
            "{\"deliveryAttempt\":3,\"message\":{\"data\":\"" + forUrls + "\"}}"
        }) {
            assertThat(PushEnvelope.open(body.getBytes(UTF_8)).mailbox()).isEqualTo("amy@example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"message\":{}}",
                "{\"message\":\"x\"}",
                "{\"message\":{\"data\":\"%%%\"}}",
                "{\"message\":"
            })
    void refusesEnvelopesWithoutOne(String body) {
        assertThatThrownBy(() -> PushEnvelope.open(body.getBytes(UTF_8)))
                .isInstanceOf(MalformedNotificationException.class);
    }
}
