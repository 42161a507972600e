package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    private final Conversation gmail = new Conversation();

    private Conversation.Request create(String name) {
        return gmail.call("labels.create").body("{'name':'" + name + "'}");
    }

    private StoredMessage insert(String subject, String... labelIds) {
        return gmail.me.insert(Mails.plain(subject), List.of(labelIds), gmail.clock.instant());
    }

    @Test
    void aNameIsEnoughToCreateOne() {
        JsonNode label = create("Invoices/2026").ok();

        assertThat(label.toString())
                .isEqualTo("{\"id\":\"Label_1\",\"name\":\"Invoices/2026\",\"messageListVisibility\":\"show\","
                        + "\"labelListVisibility\":\"labelShow\",\"type\":\"user\"}");
        assertThat(gmail.me.labels().byName("invoices/2026")).isPresent();
    }

    @Test
    void namesDifferByMoreThanCase() {
        create("Work").ok();

        GmailError error = create("wORK").error();
        assertThat(error.code()).isEqualTo(409);
        assertThat(error).hasMessage("Label name exists or conflicts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "INBOX", "inbox", "Sent", "Category_Social", "drafts", "unread"})
    void emptyAndReservedNamesAreRefused(String name) {
        GmailError error = create(name).error();

        assertThat(error.code()).isEqualTo(400);
        assertThat(error).hasMessage("Invalid label name");
    }

    @Test
    void aNameHas225CharactersAtMost() {
        assertThat(create("x".repeat(225)).ok()).isNotNull();
        assertThat(create("x".repeat(226)).error()).hasMessage("Invalid label name");
        assertThat(gmail.call("labels.create").error()).hasMessage("Invalid label name");
    }

    @Test
    void coloursAreOfThePalette() {
        JsonNode label = gmail.call("labels.create")
                .body("{'name':'Red','color':{'textColor':'#ffffff','backgroundColor':'#fb4c2f'}}")
                .ok();
        assertThat(label.get("color").toString())
                .isEqualTo("{\"textColor\":\"#ffffff\",\"backgroundColor\":\"#fb4c2f\"}");

        assertThat(gmail.call("labels.create")
                        .body("{'name':'Odd','color':{'textColor':'#ffffff','backgroundColor':'#123456'}}")
                        .error())
                .hasMessage("Label color #123456 is not on the allowed color palette");
        assertThat(gmail.call("labels.create")
                        .body("{'name':'Half','color':{'textColor':'#ffffff'}}")
                        .error()
                        .code())
                .isEqualTo(400);
    }

    @Test
    void visibilitiesAreChecked() {
        assertThat(gmail.call("labels.create")
                        .body("{'name':'A','labelListVisibility':'sometimes'}")
                        .error())
                .hasMessageContaining("label_list_visibility")
                .hasMessageContaining("sometimes");
    }

    @Test
    void theListHasSystemLabelsAndNoCounts() {
        create("Mine").ok();

        JsonNode labels = gmail.call("labels.list").ok().get("labels");

        assertThat(labels.findValuesAsText("id"))
                .contains(
                        "INBOX", "SENT", "DRAFT", "TRASH", "SPAM", "UNREAD", "STARRED", "IMPORTANT", "CHAT", "Label_1")
                .contains("CATEGORY_PERSONAL", "CATEGORY_SOCIAL", "CATEGORY_PROMOTIONS", "CATEGORY_UPDATES")
                .contains("CATEGORY_FORUMS", "YELLOW_STAR");
        assertThat(labels.findValue("messagesTotal")).isNull();
    }

    @Test
    void getCountsMessagesAndThreads() {
        StoredMessage message = insert("counted", "INBOX", "UNREAD");
        gmail.me.insert(Mails.reply("counted", "Re: counted"), List.of("INBOX"), gmail.clock.instant());
        insert("other", "INBOX");

        JsonNode inbox = gmail.call("labels.get").id("INBOX").ok();

        assertThat(inbox.get("messagesTotal").intValue()).isEqualTo(3);
        assertThat(inbox.get("messagesUnread").intValue()).isEqualTo(1);
        assertThat(inbox.get("threadsTotal").intValue()).isEqualTo(2);
        assertThat(inbox.get("threadsUnread").intValue()).isEqualTo(1);
        assertThat(gmail.me.message(message.id())).isPresent();
        assertThat(gmail.call("labels.get").id("inbox").error().code()).isEqualTo(404);
    }

    @Test
    void patchChangesWhatItNamesAndUpdateEverything() {
        gmail.call("labels.create")
                .body("{'name':'Old','labelListVisibility':'labelHide',"
                        + "'color':{'textColor':'#ffffff','backgroundColor':'#000000'}}")
                .ok();

        JsonNode patched =
                gmail.call("labels.patch").id("Label_1").body("{'name':'New'}").ok();
        assertThat(patched.get("name").textValue()).isEqualTo("New");
        assertThat(patched.get("labelListVisibility").textValue()).isEqualTo("labelHide");
        assertThat(patched.has("color")).isTrue();
        assertThat(gmail.call("labels.patch")
                        .id("Label_1")
                        .body("{'color':null}")
                        .ok()
                        .has("color"))
                .isFalse();

        JsonNode updated = gmail.call("labels.update")
                .id("Label_1")
                .body("{'id':'Label_1','name':'NEW'}")
                .ok();
        assertThat(updated.get("labelListVisibility").textValue()).isEqualTo("labelShow");
        assertThat(gmail.me.labels().byName("Old")).isEmpty();
        assertThat(gmail.me.labels().byName("new")).isPresent();
    }

    @Test
    void updateNeedsTheSameIdInTheBody() {
        create("A").ok();

        assertThat(gmail.call("labels.update")
                        .id("Label_1")
                        .body("{'name':'B'}")
                        .error()
                        .code())
                .isEqualTo(400);
    }

    @Test
    void renamingToATakenOrReservedNameIsRefused() {
        create("A").ok();
        create("B").ok();

        assertThat(gmail.call("labels.patch")
                        .id("Label_2")
                        .body("{'name':'a'}")
                        .error()
                        .code())
                .isEqualTo(409);
        assertThat(gmail.call("labels.patch")
                        .id("Label_2")
                        .body("{'name':'spam'}")
                        .error()
                        .code())
                .isEqualTo(400);
        assertThat(gmail.call("labels.patch")
                        .id("Label_2")
                        .body("{'name':''}")
                        .error()
                        .code())
                .isEqualTo(400);
    }

    @Test
    void systemLabelsCannotBeChanged() {
        assertThat(gmail.call("labels.delete").id("INBOX").error().code()).isEqualTo(400);
        assertThat(gmail.call("labels.patch")
                        .id("INBOX")
                        .body("{'name':'In'}")
                        .error()
                        .code())
                .isEqualTo(400);
    }

    @Test
    void deletingTakesTheLabelOffEveryMessage() {
        create("Gone").ok();
        StoredMessage message = insert("labelled", "INBOX", "Label_1");

        assertThat(gmail.call("labels.delete").id("Label_1").answer().code()).isEqualTo(204);

        assertThat(gmail.me.message(message.id()).orElseThrow().labelIds()).containsExactly("INBOX");
        assertThat(gmail.call("labels.delete").id("Label_1").error().code()).isEqualTo(404);
        assertThat(gmail.call("messages.modify")
                        .id(message.id())
                        .body("{'addLabelIds':['Label_1']}")
                        .error())
                .hasMessage("labelId not found");
        assertThat(create("Gone").ok().get("id").textValue()).isEqualTo("Label_2");
    }

    @Test
    void aMailboxHolds10000LabelsOfItsUser() {
        for (int i = 0; i < 10_000; i++) {
            gmail.me.labels().create("n" + i);
        }

        assertThat(create("one too many").error().code()).isEqualTo(400);
    }
}
