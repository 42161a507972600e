package io.github.camelgmail.simulator.api;

import static io.github.camelgmail.simulator.api.Conversation.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private final Conversation gmail = new Conversation();
    private final Mailbox bob = gmail.system.createMailbox("bob@here.example");

    private JsonNode create(byte[] mail) {
        return gmail.call("drafts.create").body(message(mail)).ok();
    }

    private static String message(byte[] mail) {
        return "{'message':{'raw':'" + Conversation.base64(mail) + "'}}";
    }

    private Conversation.Request send(JsonNode draft) {
        return gmail.call("drafts.send").body("{'id':'" + id(draft) + "'}");
    }

    private static String id(JsonNode draft) {
        return draft.get("id").textValue();
    }

    private static String messageId(JsonNode draft) {
        return draft.at("/message/id").textValue();
    }

    @Test
    void theAnswerIsTheIdAndTheMessageWithItsLabel() {
        JsonNode draft = create(Mails.of("Subject: To nobody yet", "", "..."));

        assertThat(id(draft)).matches("r-?\\d+");
        assertThat(draft.get("message").toString())
                .isEqualTo("{\"id\":\"%s\",\"threadId\":\"%s\",\"labelIds\":[\"DRAFT\"]}"
                        .formatted(messageId(draft), messageId(draft)));
    }

    @Test
    void everySaveMakesANewMessageUnderTheSameId() {
        JsonNode draft = create(Mails.outgoing("bob@here.example", "v1"));
        long before = gmail.me.history().currentId();

        JsonNode saved = gmail.call("drafts.update")
                .id(id(draft))
                .body(message(Mails.outgoing("bob@here.example", "v2")))
                .ok();

        assertThat(id(saved)).isEqualTo(id(draft));
        assertThat(messageId(saved)).isNotEqualTo(messageId(draft));
        assertThat(saved.at("/message/threadId")).isEqualTo(draft.at("/message/threadId"));
        assertThat(gmail.call("messages.get").id(messageId(draft)).error().code())
                .isEqualTo(404);
        JsonNode history = gmail.call("history.list")
                .query("startHistoryId", Long.toString(before))
                .ok()
                .get("history");
        assertThat(history.at("/0/messagesDeleted/0/message/id").textValue()).isEqualTo(messageId(draft));
        assertThat(history.at("/1/messagesAdded/0/message/id").textValue()).isEqualTo(messageId(saved));
    }

    @Test
    void sendingMakesANewMessageInTheDraftsThreadAndDeletesTheDraft() {
        JsonNode draft = create(Mails.outgoing("bob@here.example", "Done"));

        JsonNode sent = send(draft).ok();

        assertThat(sent.get("labelIds").toString()).isEqualTo("[\"SENT\"]");
        assertThat(sent.get("threadId").textValue()).isEqualTo(messageId(draft));
        assertThat(sent.get("id").textValue()).isNotEqualTo(messageId(draft));
        assertThat(gmail.call("drafts.get").id(id(draft)).error().code()).isEqualTo(404);
        assertThat(gmail.call("drafts.list").ok().has("drafts")).isFalse();
        assertThat(gmail.call("threads.get").id(messageId(draft)).ok().get("messages"))
                .hasSize(1);
        assertThat(bob.messages()).hasSize(1);
    }

    @Test
    void sendingCanReplaceTheContentFirst() {
        JsonNode draft = create(Mails.of("Subject: Unfinished", "", "..."));

        gmail.call("drafts.send")
                .body("{'id':'%s','message':{'raw':'%s'}}"
                        .formatted(id(draft), Conversation.base64(Mails.outgoing("bob@here.example", "Finished"))))
                .ok();

        assertThat(bob.messages().get(0).mail().header("Subject")).contains("Finished");
    }

    @Test
    void aDraftWithoutRecipientsIsRefusedOnSendAndStays() {
        JsonNode draft = create(Mails.of("Subject: To nobody", "", "..."));

        assertThat(send(draft).error()).hasMessage("Recipient address required");
        assertThat(gmail.call("drafts.get").id(id(draft)).ok()).isNotNull();
    }

    @Test
    void whatWasSentIsNoDraftAnyMore() {
        JsonNode draft = create(Mails.outgoing("bob@here.example", "Once"));
        send(draft).ok();

        GmailError error = gmail.call("drafts.update")
                .id(id(draft))
                .body(message(Mails.plain("again")))
                .error();
        assertThat(error.code()).isEqualTo(400);
        assertThat(error).hasMessage("Message not a draft");
        assertThat(send(draft).error().code()).isEqualTo(404);
        assertThat(bob.messages()).hasSize(1);
    }

    @Test
    void whatWasDeletedIsNotFound() {
        JsonNode draft = create(Mails.plain("short life"));
        assertThat(gmail.call("drafts.delete").id(id(draft)).answer().code()).isEqualTo(204);

        assertThat(gmail.me.messages()).isEmpty();
        assertThat(gmail.call("drafts.delete").id(id(draft)).error().code()).isEqualTo(404);
        assertThat(gmail.call("drafts.update")
                        .id(id(draft))
                        .body(message(Mails.plain("x")))
                        .error()
                        .code())
                .isEqualTo(404);
    }

    @Test
    void deletingTheMessageDeletesTheDraft() {
        JsonNode draft = create(Mails.plain("by message"));

        gmail.call("messages.delete").id(messageId(draft)).answer();

        assertThat(gmail.call("drafts.get").id(id(draft)).error().code()).isEqualTo(404);
        assertThat(gmail.call("drafts.list").ok().has("drafts")).isFalse();
    }

    @Test
    void deletingADraftThatTheWebInterfaceSentDeletesTheSentMessage() {
        JsonNode draft = create(Mails.outgoing("bob@here.example", "From the web"));
        StoredMessage sent = gmail.me.drafts().sendFromWeb(id(draft));

        assertThat(gmail.call("drafts.update")
                        .id(id(draft))
                        .body(message(Mails.plain("x")))
                        .error())
                .hasMessage("Message not a draft");
        assertThat(gmail.call("drafts.list").ok().has("drafts")).isFalse();

        assertThat(gmail.call("drafts.delete").id(id(draft)).answer().code()).isEqualTo(204);
        assertThat(gmail.me.message(sent.id())).isEmpty();
        assertThat(bob.messages()).hasSize(1);
    }

    @Test
    void aDraftJoinsAThread() {
        StoredMessage received = gmail.me.receive(Mails.plain("Question"));

        JsonNode draft = gmail.call("drafts.create")
                .body("{'message':{'raw':'%s','threadId':'%s'}}"
                        .formatted(
                                Conversation.base64(Mails.outgoing("bob@here.example", "Answer")), received.threadId()))
                .ok();
        assertThat(draft.at("/message/threadId").textValue()).isEqualTo(received.threadId());

        assertThat(send(draft).ok().get("threadId").textValue()).isEqualTo(received.threadId());
        assertThat(gmail.call("drafts.create")
                        .body("{'message':{'raw':'%s','threadId':'abc'}}"
                                .formatted(Conversation.base64(Mails.plain("x"))))
                        .error()
                        .code())
                .isEqualTo(404);
    }

    @Test
    void getHasTheFourFormats() {
        byte[] mail = Mails.plain("formats");
        Conversation.Request get = gmail.call("drafts.get").id(id(create(mail)));

        assertThat(get.ok().at("/message/payload/body/data").isTextual()).isTrue();
        assertThat(Conversation.decode(gmail.call("drafts.get")
                        .id(id(create(mail)))
                        .query("format", "raw")
                        .ok()
                        .at("/message/raw")
                        .textValue()))
                .isEqualTo(mail);
    }

    @Test
    void theListHasIdsOnlyAndTakesAQuery() {
        JsonNode first = create(Mails.plain("first"));
        gmail.clock.advance(java.time.Duration.ofSeconds(1));
        JsonNode second = create(Mails.plain("second"));

        JsonNode list = gmail.call("drafts.list").ok();
        assertThat(ids(list, "drafts")).containsExactly(id(second), id(first));
        assertThat(list.at("/drafts/0/message").toString())
                .isEqualTo("{\"id\":\"%s\",\"threadId\":\"%s\"}".formatted(messageId(second), messageId(second)));
        assertThat(ids(gmail.call("drafts.list").query("q", "subject:first").ok(), "drafts"))
                .containsExactly(id(first));
        assertThat(gmail.call("drafts.list").query("maxResults", "1").ok().has("nextPageToken"))
                .isTrue();
    }

    @Test
    void contentIsRequired() {
        assertThat(gmail.call("drafts.create").error()).hasMessageContaining("'raw' RFC822 payload");
        assertThat(gmail.call("drafts.send").error().code()).isEqualTo(400);
    }
}
