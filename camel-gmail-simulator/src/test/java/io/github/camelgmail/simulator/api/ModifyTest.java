package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifyTest {

    private final Conversation gmail = new Conversation();
    private final StoredMessage message = receive("subject");

    private StoredMessage receive(String subject) {
        return gmail.me.receive(Mails.plain(subject));
    }

    private Conversation.Request modify(String body) {
        return gmail.call("messages.modify").id(message.id()).body(body);
    }

    private List<String> labels(String id) {
        return gmail.me.message(id).orElseThrow().labelIds();
    }

    @Test
    void theAnswerIsIdThreadIdAndLabelIds() {
        JsonNode answer = modify("{'addLabelIds':['STARRED'],'removeLabelIds':['UNREAD']}")
                .ok();

        assertThat(answer.toString())
                .isEqualTo("{\"id\":\"%s\",\"threadId\":\"%s\",\"labelIds\":[\"INBOX\",\"STARRED\"]}"
                        .formatted(message.id(), message.id()));
    }

    @Test
    void addingWhatIsThereAndRemovingWhatIsNotIsFine() {
        assertThat(modify("{'addLabelIds':['INBOX'],'removeLabelIds':['STARRED']}")
                        .ok()
                        .get("labelIds")
                        .toString())
                .isEqualTo("[\"UNREAD\",\"INBOX\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'addLabelIds':[],'removeLabelIds':[]}"})
    void somethingMustBeAskedFor(String body) {
        assertThat(modify(body).error()).hasMessage("No label add or removes specified");
    }

    @ParameterizedTest
    @CsvSource({"SENT,Invalid label: SENT", "DRAFT,Invalid label: DRAFT", "Label_9,labelId not found"})
    void labelsThatCannotBeChangedAreRefusedEitherWay(String labelId, String text) {
        assertThat(modify("{'addLabelIds':['" + labelId + "']}").error()).hasMessage(text);
        assertThat(modify("{'removeLabelIds':['" + labelId + "']}").error()).hasMessage(text);
        assertThat(labels(message.id())).containsExactly("UNREAD", "INBOX");
    }

    @Test
    void atMost100LabelsAreAddedAtOnce() {
        String many = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> "'" + gmail.me.labels().create("n" + i).id() + "'")
                .collect(Collectors.joining(","));

        assertThat(modify("{'addLabelIds':[" + many + "]}").error().code()).isEqualTo(400);
        assertThat(modify("{'addLabelIds':[" + many.substring(0, many.lastIndexOf(',')) + "]}")
                        .ok()
                        .get("labelIds"))
                .hasSize(102);
    }

    @Test
    void aBodyOfTheWrongTypesIsRefused() {
        assertThat(modify("{'addLabelIds':'INBOX'}").error()).hasMessageContaining("Invalid value at 'add_label_ids'");
        assertThat(modify("{'addLabelIds':[7]}").error().code()).isEqualTo(400);
    }

    @Test
    void trashDropsTheInboxAndUntrashDoesNotRestoreIt() {
        assertThat(gmail.call("messages.trash")
                        .id(message.id())
                        .ok()
                        .get("labelIds")
                        .toString())
                .isEqualTo("[\"UNREAD\",\"TRASH\"]");
        assertThat(gmail.call("messages.untrash")
                        .id(message.id())
                        .ok()
                        .get("labelIds")
                        .toString())
                .isEqualTo("[\"UNREAD\"]");
    }

    @Test
    void addingTrashByModifyDropsTheInboxToo() {
        modify("{'addLabelIds':['TRASH']}").ok();

        assertThat(labels(message.id())).containsExactly("UNREAD", "TRASH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"modify", "trash", "untrash", "delete"})
    void unknownAndMalformedIdsAreRefused(String method) {
        Conversation.Request request = gmail.call("messages." + method).body("{'addLabelIds':['STARRED']}");

        assertThat(request.id("19e947a32828729b").error().code()).isEqualTo(404);
        assertThat(request.id("msg-a:r123").error()).hasMessage("Invalid id value");
    }

    @Test
    void aDraftTakesNoLabels() {
        String draft =
                gmail.me.drafts().create(Mails.plain("draft"), null).message().id();

        GmailError error = gmail.call("messages.modify")
                .id(draft)
                .body("{'addLabelIds':['STARRED']}")
                .error();
        assertThat(error.reason()).isEqualTo("failedPrecondition");
    }

    @Test
    void batchModifyIsEmptyAndPassesOverUnknownIds() {
        StoredMessage second = receive("second");

        ApiResponse response = gmail.call("messages.batchModify")
                .body("{'ids':['%s','19e947a32828729b','%s'],'removeLabelIds':['UNREAD']}"
                        .formatted(message.id(), second.id()))
                .answer();

        assertThat(response.code()).isEqualTo(204);
        assertThat(response.body()).isNull();
        assertThat(labels(message.id())).containsExactly("INBOX");
        assertThat(labels(second.id())).containsExactly("INBOX");
    }

    @Test
    void batchModifyWithAnUnknownLabelChangesNothing() {
        GmailError error = gmail.call("messages.batchModify")
                .body("{'ids':['%s'],'removeLabelIds':['UNREAD'],'addLabelIds':['Label_9']}".formatted(message.id()))
                .error();

        assertThat(error).hasMessage("labelId not found");
        assertThat(labels(message.id())).containsExactly("UNREAD", "INBOX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchModify", "batchDelete"})
    void batchesTake1To1000Ids(String method) {
        String ids = String.join(",", java.util.Collections.nCopies(1001, "'" + message.id() + "'"));

        Conversation.Request request = gmail.call("messages." + method);
        assertThat(request.body("{'ids':[" + ids + "],'addLabelIds':['STARRED']}")
                        .error()
                        .code())
                .isEqualTo(400);
        assertThat(request.body("{'addLabelIds':['STARRED']}").error().code()).isEqualTo(400);
    }

    @Test
    void deletionIsForGood() {
        StoredMessage second = receive("second");
        assertThat(gmail.call("messages.delete").id(message.id()).answer().code())
                .isEqualTo(204);
        assertThat(gmail.call("messages.batchDelete")
                        .body("{'ids':['%s','%s']}".formatted(message.id(), second.id()))
                        .answer()
                        .code())
                .isEqualTo(204);

        assertThat(gmail.me.messages()).isEmpty();
        assertThat(gmail.call("messages.get").id(message.id()).error().code()).isEqualTo(404);
        assertThat(gmail.call("getProfile").ok().get("messagesTotal").intValue())
                .isZero();
    }
}
