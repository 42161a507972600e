package io.github.camelgmail.simulator.api;

import static io.github.camelgmail.simulator.api.Conversation.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.LabelChange;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final Conversation gmail = new Conversation();
    private final long start = gmail.me.history().currentId();

    private Conversation.Request since(long id) {
        return gmail.call("history.list").query("startHistoryId", Long.toString(id));
    }

    private StoredMessage receive(String subject) {
        return gmail.me.receive(Mails.plain(subject));
    }

    @Test
    void withoutChangesThereIsOnlyTheCurrentId() {
        assertThat(since(start).ok().toString()).isEqualTo("{\"historyId\":\"" + start + "\"}");
    }

    @Test
    void theStartIsExcludedAndIdsGrow() {
        StoredMessage first = receive("first");
        StoredMessage second = receive("second");

        JsonNode all = since(start).ok();

        assertThat(ids(all, "history"))
                .containsExactly(Long.toString(first.historyId()), Long.toString(second.historyId()));
        assertThat(second.historyId()).isGreaterThan(first.historyId());
        assertThat(ids(since(first.historyId()).ok(), "history")).containsExactly(Long.toString(second.historyId()));
        assertThat(since(second.historyId()).ok().has("history")).isFalse();
    }

    @Test
    void anArrivalIsOneRecordWithItsLabelsAsTheyAreNow() {
        StoredMessage message = receive("news");
        gmail.me.markRead(message.id());

        JsonNode answer = since(start).query("historyTypes", "messageAdded").ok();

        assertThat(answer.get("history").toString())
                .isEqualTo("""
                        [{"id":"%s","messages":[{"id":"%s","threadId":"%s"}],\
                        "messagesAdded":[{"message":{"id":"%s","threadId":"%s","labelIds":["INBOX"]}}]}]""".formatted(message.historyId(), message.id(), message.id(), message.id(), message.id()));
    }

    @Test
    void trashIsALabelChangeAndDeletionIsNot() {
        StoredMessage message = receive("junk");
        long received = gmail.me.history().currentId();
        gmail.me.trash(message.id());
        gmail.me.delete(message.id());

        JsonNode history = since(received).ok().get("history");

        assertThat(history.at("/0/labelsAdded/0/labelIds").toString()).isEqualTo("[\"TRASH\"]");
        assertThat(history.at("/0/labelsRemoved/0/labelIds").toString()).isEqualTo("[\"INBOX\"]");
        assertThat(history.at("/0").has("messagesDeleted")).isFalse();
        assertThat(history.at("/1/messagesDeleted/0/message/id").textValue()).isEqualTo(message.id());
        assertThat(history.at("/1/messagesDeleted/0/message/labelIds").toString())
                .isEqualTo("[\"UNREAD\",\"TRASH\"]");
    }

    @Test
    void aChangeThatChangesNothingLeavesNoRecord() {
        StoredMessage message = receive("same");
        long before = gmail.me.history().currentId();
        gmail.me.modify(message.id(), new LabelChange(Set.of("INBOX"), Set.of("STARRED")));

        assertThat(gmail.me.history().currentId()).isEqualTo(before);
    }

    @Test
    void onlyTheAskedTypesAreTold() {
        StoredMessage message = receive("typed");
        gmail.me.modify(message.id(), new LabelChange(Set.of("STARRED"), Set.of("UNREAD")));

        JsonNode history = since(start)
                .query("historyTypes", "labelAdded", "MESSAGE_DELETED")
                .ok()
                .get("history");

        assertThat(history).hasSize(1);
        assertThat(history.at("/0").has("labelsAdded")).isTrue();
        assertThat(history.at("/0").has("labelsRemoved")).isFalse();
    }

    @Test
    void aPluralTypeIsRefused() {
        GmailError error = since(start).query("historyTypes", "labelsRemoved").error();

        assertThat(error.code()).isEqualTo(400);
        assertThat(error)
                .hasMessageContaining("Invalid value at 'history_types'")
                .hasMessageContaining("labelsRemoved");
    }

    @Test
    void aLabelIdFiltersByTheLabelsOfNow() {
        StoredMessage stays = receive("stays");
        StoredMessage leaves = receive("leaves");
        gmail.me.modify(leaves.id(), new LabelChange(Set.of(), Set.of("INBOX")));

        JsonNode history = since(start).query("labelId", "INBOX").ok().get("history");

        assertThat(history).hasSize(1);
        assertThat(history.at("/0/messages/0/id").textValue()).isEqualTo(stays.id());
        assertThat(since(start).query("labelId", "inbox").error().code()).isEqualTo(400);
    }

    @Test
    void everyPageTellsTheCurrentIdAndPagesLeaveNoGap() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(Long.toString(receive("n" + i).historyId()));
        }
        String current = expected.get(6);

        List<String> told = new ArrayList<>();
        String token = null;
        do {
            Conversation.Request request = since(start).query("maxResults", "3");
            JsonNode page = (token == null ? request : request.query("pageToken", token)).ok();
            assertThat(page.get("historyId").textValue()).isEqualTo(current);
            told.addAll(ids(page, "history"));
            token = page.path("nextPageToken").textValue();
        } while (token != null);

        assertThat(told).isEqualTo(expected);
        assertThat(since(start).query("pageToken", "12").error()).hasMessage("Invalid pageToken");
    }

    @Test
    void belowTheFloorNothingIsFound() {
        receive("old");
        gmail.me.history().raiseFloor();
        long floor = gmail.me.history().currentId();
        StoredMessage fresh = receive("fresh");

        GmailError error = since(floor - 1).error();
        assertThat(error.code()).isEqualTo(404);
        assertThat(error.reason()).isEqualTo("notFound");
        assertThat(error).hasMessage("Requested entity was not found.");
        assertThat(ids(since(floor).ok(), "history")).containsExactly(Long.toString(fresh.historyId()));
        assertThat(since(1).error().code()).isEqualTo(404);
        assertThat(gmail.call("history.list").error().code()).isEqualTo(404);
    }

    @Test
    void aStartThatIsNoNumberIsRefused() {
        assertThat(gmail.call("history.list")
                        .query("startHistoryId", "abc")
                        .error()
                        .code())
                .isEqualTo(400);
    }

    @Test
    void aStartInTheFutureFindsNothingOrIsNotFoundAsAskedFor() {
        long future = start + 1_000_000;

        assertThat(since(future).ok().toString()).isEqualTo("{\"historyId\":\"" + start + "\"}");
        gmail.me.history().faults().refuseFutureStart(true);
        assertThat(since(future).error().code()).isEqualTo(404);
    }

    @Test
    void anEmptyPageCanHaveASuccessor() {
        StoredMessage message = receive("behind");
        gmail.me.history().faults().emptyPages(2);

        JsonNode first = since(start).ok();
        JsonNode second = since(start)
                .query("pageToken", first.get("nextPageToken").textValue())
                .ok();
        JsonNode third = since(start)
                .query("pageToken", second.get("nextPageToken").textValue())
                .ok();

        assertThat(first.has("history")).isFalse();
        assertThat(second.has("history")).isFalse();
        assertThat(ids(third, "history")).containsExactly(Long.toString(message.historyId()));
        assertThat(third.has("nextPageToken")).isFalse();
    }

    @Test
    void recordsCanBeRepeated() {
        String id = Long.toString(receive("twice").historyId());
        gmail.me.history().faults().duplicateRecords(1);

        assertThat(ids(since(start).ok(), "history")).containsExactly(id, id);
        assertThat(ids(since(start).ok(), "history")).containsExactly(id);
    }

    @Test
    void aMessagesHistoryIdIsItsLastChange() {
        StoredMessage message = receive("changing");
        gmail.me.markRead(message.id());

        JsonNode got = gmail.call("messages.get").id(message.id()).ok();

        assertThat(got.get("historyId").textValue())
                .isEqualTo(Long.toString(gmail.me.history().currentId()))
                .isNotEqualTo(Long.toString(message.historyId()));
        assertThat(gmail.call("getProfile").ok().get("historyId")).isEqualTo(got.get("historyId"));
    }
}
