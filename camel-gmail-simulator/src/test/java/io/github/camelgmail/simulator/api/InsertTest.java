package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertTest {

    private static final byte[] STRANGERS = Mails.plain("Moved here");
    private static final byte[] OWN = Mails.outgoing("x@elsewhere.example", "Moved here");

    private final Conversation gmail = new Conversation();

    private StoredMessage stored(JsonNode answer) {
        return gmail.me.message(answer.get("id").textValue()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert", "import"})
    void theMailStaysAsItIsAndGetsTheLabelsAskedFor(String method) {
        JsonNode answer = gmail.call("messages." + method)
                .body("{'raw':'%s','labelIds':['INBOX','UNREAD']}".formatted(Conversation.base64(STRANGERS)))
                .ok();

        assertThat(answer.get("labelIds").toString()).isEqualTo("[\"INBOX\",\"UNREAD\"]");
        assertThat(stored(answer).mail().raw()).isEqualTo(STRANGERS);
    }

    @Test
    void aStrangersMailGetsNoLabelsByItself() {
        assertThat(gmail.call("messages.insert").raw(STRANGERS).ok().has("labelIds"))
                .isFalse();
        assertThat(gmail.call("messages.import").raw(STRANGERS).ok().has("labelIds"))
                .isFalse();
    }

    @Test
    void onesOwnMailIsSentMail() {
        assertThat(gmail.call("messages.insert").raw(OWN).ok().get("labelIds").toString())
                .isEqualTo("[\"SENT\"]");
        assertThat(stored(gmail.call("messages.import").raw(OWN).ok()).labelIds())
                .containsExactlyInAnyOrder("IMPORTANT", "SENT");
        assertThat(gmail.system.outbound()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert", "import"})
    void sentCannotBeAskedFor(String method) {
        assertThat(gmail.call("messages." + method)
                        .body("{'raw':'%s','labelIds':['SENT']}".formatted(Conversation.base64(STRANGERS)))
                        .error())
                .hasMessage("Invalid label: SENT");
        assertThat(gmail.call("messages." + method)
                        .body("{'raw':'%s','labelIds':['Label_5']}".formatted(Conversation.base64(STRANGERS)))
                        .error())
                .hasMessage("labelId not found");
    }

    @Test
    void theInternalDateIsNowForInsertAndTheDateHeaderForImport() {
        Instant header = Instant.parse("2026-03-03T10:00:00Z");
        Instant now = gmail.clock.instant();

        assertThat(date("insert", null)).isEqualTo(now);
        assertThat(date("import", null)).isEqualTo(header);
        assertThat(date("insert", "dateHeader")).isEqualTo(header);
        assertThat(date("import", "RECEIVED_TIME")).isEqualTo(now);
        assertThat(gmail.call("messages.insert")
                        .raw(STRANGERS)
                        .query("internalDateSource", "x")
                        .error())
                .hasMessageContaining("Invalid value at 'internal_date_source'");
    }

    private Instant date(String method, String source) {
        Conversation.Request request = gmail.call("messages." + method).raw(STRANGERS);
        return Instant.ofEpochMilli(stored(
                        source == null
                                ? request.ok()
                                : request.query("internalDateSource", source).ok())
                .internalDate());
    }

    @Test
    void anUnreadableDateHeaderMeansNow() {
        StoredMessage message = stored(gmail.call("messages.import")
                .raw(Mails.of("Date: the day before yesterday", "Subject: x", "", "x"))
                .ok());

        assertThat(message.internalDate()).isEqualTo(gmail.clock.instant().toEpochMilli());
    }

    @Test
    void theSameMailTwiceIsTwoMessages() {
        gmail.call("messages.insert").raw(STRANGERS).ok();
        gmail.call("messages.insert").raw(STRANGERS).ok();

        assertThat(gmail.me.messages()).hasSize(2);
    }

    @Test
    void importThreadsByReferences() {
        JsonNode first = gmail.call("messages.import").raw(STRANGERS).ok();
        JsonNode reply = gmail.call("messages.import")
                .raw(Mails.reply("Moved here", "RE: moved here"))
                .ok();

        assertThat(reply.get("threadId")).isEqualTo(first.get("id"));
    }

    @Test
    void insertJoinsAThreadAskedFor() {
        StoredMessage received = gmail.me.receive(Mails.plain("A thread"));
        String body = "{'raw':'%s','threadId':'%s'}";
        String raw = Conversation.base64(STRANGERS);

        assertThat(gmail.call("messages.insert")
                        .body(body.formatted(raw, received.threadId()))
                        .ok()
                        .get("threadId")
                        .textValue())
                .isEqualTo(received.threadId());
        assertThat(gmail.call("messages.insert")
                        .body(body.formatted(raw, "abc"))
                        .error()
                        .code())
                .isEqualTo(404);
    }

    @Test
    void whatIsInsertedAsDeletedOnlyTheVaultSees() {
        long before = gmail.me.history().currentId();

        JsonNode answer = gmail.call("messages.insert")
                .raw(STRANGERS)
                .query("deleted", "true")
                .ok();

        assertThat(gmail.me.messages()).isEmpty();
        assertThat(gmail.me.vault())
                .extracting(StoredMessage::id)
                .containsExactly(answer.get("id").textValue());
        assertThat(gmail.call("messages.get")
                        .id(answer.get("id").textValue())
                        .error()
                        .code())
                .isEqualTo(404);
        assertThat(gmail.me.history().currentId()).isEqualTo(before);
    }

    @Test
    void flagsAreReadAsBooleans() {
        assertThat(gmail.call("messages.import")
                        .raw(STRANGERS)
                        .query("neverMarkSpam", "true")
                        .query("processForCalendar", "false")
                        .ok())
                .isNotNull();
        assertThat(gmail.call("messages.import")
                        .raw(STRANGERS)
                        .query("neverMarkSpam", "maybe")
                        .error())
                .hasMessage("Invalid value at 'never_mark_spam' (TYPE_BOOL), \"maybe\"");
    }
}
