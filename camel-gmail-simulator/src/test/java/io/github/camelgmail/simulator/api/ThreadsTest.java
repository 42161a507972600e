package io.github.camelgmail.simulator.api;

import static io.github.camelgmail.simulator.api.Conversation.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsTest {

    private final Conversation gmail = new Conversation();
    private final StoredMessage first = receive(Mails.plain("Topic"));
    private final StoredMessage other = receive(Mails.plain("Other"));
    private final StoredMessage reply = receive(Mails.reply("Topic", "Re: Topic"));

    private StoredMessage receive(byte[] mail) {
        gmail.clock.advance(Duration.ofSeconds(1));
        return gmail.me.receive(mail);
    }

    private Conversation.Request on(String method) {
        return gmail.call("threads." + method).id(first.threadId());
    }

    private List<String> labels(StoredMessage message) {
        return gmail.me.message(message.id()).orElseThrow().labelIds();
    }

    @Test
    void aThreadHasTheIdOfItsFirstMessage() {
        assertThat(first.threadId()).isEqualTo(first.id());
        assertThat(reply.threadId()).isEqualTo(first.id());
        assertThat(gmail.call("getProfile").ok().get("threadsTotal").intValue()).isEqualTo(2);
    }

    @Test
    void theListIsOrderedByTheNewestMessage() {
        JsonNode list = gmail.call("threads.list").ok();

        assertThat(ids(list, "threads")).containsExactly(first.id(), other.id());
        assertThat(list.at("/threads/0").toString())
                .isEqualTo("{\"id\":\"%s\",\"snippet\":\"My answer\",\"historyId\":\"%d\"}"
                        .formatted(first.id(), reply.historyId()));
    }

    @Test
    void oneMatchingMessageListsAThread() {
        gmail.me.markRead(reply.id());

        assertThat(ids(gmail.call("threads.list").query("labelIds", "UNREAD").ok(), "threads"))
                .containsExactly(other.id(), first.id());
    }

    @Test
    void threadsArePaged() {
        JsonNode page = gmail.call("threads.list").query("maxResults", "1").ok();
        JsonNode next = gmail.call("threads.list")
                .query("maxResults", "1")
                .query("pageToken", page.get("nextPageToken").textValue())
                .ok();

        assertThat(ids(page, "threads")).containsExactly(first.id());
        assertThat(ids(next, "threads")).containsExactly(other.id());
        assertThat(next.has("nextPageToken")).isFalse();
    }

    @Test
    void getTellsTheMessagesOldestFirst() {
        JsonNode thread = on("get")
                .query("format", "metadata")
                .query("metadataHeaders", "Subject")
                .ok();

        assertThat(thread.get("historyId").textValue()).isEqualTo(Long.toString(reply.historyId()));
        assertThat(ids(thread, "messages")).containsExactly(first.id(), reply.id());
        assertThat(thread.at("/messages/1/payload/headers").toString())
                .isEqualTo("[{\"name\":\"Subject\",\"value\":\"Re: Topic\"}]");
    }

    @Test
    void getHasNoRawAndKeepsTheMetadataScopesLimits() {
        assertThat(on("get").query("format", "raw").error()).hasMessageContaining("Invalid value at 'format'");
        assertThat(on("get").scopes("metadata", "modify").error())
                .hasMessage("Metadata scope doesn't allow format FULL");
        assertThat(gmail.call("threads.list")
                        .query("q", "")
                        .scopes("metadata")
                        .error()
                        .code())
                .isEqualTo(403);
    }

    @Test
    void modifyActsOnTheMessagesOfNow() {
        JsonNode answer = on("modify").body("{'addLabelIds':['STARRED']}").ok();
        StoredMessage later = receive(Mails.reply("Topic", "Re: Topic"));

        assertThat(answer.get("id").textValue()).isEqualTo(first.id());
        assertThat(ids(answer, "messages")).containsExactly(first.id(), reply.id());
        assertThat(labels(first)).contains("STARRED");
        assertThat(labels(reply)).contains("STARRED");
        assertThat(later.threadId()).isEqualTo(first.id());
        assertThat(labels(later)).doesNotContain("STARRED");
    }

    @Test
    void modifyPassesOverDrafts() {
        StoredMessage draft = gmail.me
                .drafts()
                .create(Mails.reply("Topic", "Re: Topic"), null)
                .message();

        on("modify").body("{'addLabelIds':['STARRED']}").ok();

        assertThat(draft.threadId()).isEqualTo(first.id());
        assertThat(labels(draft)).containsExactly("DRAFT");
    }

    @Test
    void trashAndUntrashActOnAllMessages() {
        on("trash").ok();
        assertThat(labels(first)).containsExactly("UNREAD", "TRASH");
        assertThat(labels(reply)).containsExactly("UNREAD", "TRASH");
        assertThat(ids(gmail.call("threads.list").ok(), "threads")).containsExactly(other.id());

        on("untrash").ok();
        assertThat(labels(first)).containsExactly("UNREAD");
    }

    @Test
    void deletingIsForGood() {
        assertThat(on("delete").answer().code()).isEqualTo(204);

        assertThat(gmail.me.messages()).extracting(StoredMessage::id).containsExactly(other.id());
        assertThat(on("get").error().code()).isEqualTo(404);
    }

    @Test
    void aThreadOutlivesItsFirstMessage() {
        gmail.me.delete(first.id());

        assertThat(ids(on("get").ok(), "messages")).containsExactly(reply.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "modify", "trash", "untrash", "delete"})
    void unknownAndMalformedIdsAreRefused(String method) {
        Conversation.Request request = gmail.call("threads." + method).body("{'addLabelIds':['STARRED']}");

        assertThat(request.id("19e947a32828729b").error().code()).isEqualTo(404);
        assertThat(request.id("thread-f:1").error()).hasMessage("Invalid id value");
    }
}
