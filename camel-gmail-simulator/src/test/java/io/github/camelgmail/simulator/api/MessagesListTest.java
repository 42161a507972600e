package io.github.camelgmail.simulator.api;

import static io.github.camelgmail.simulator.api.Conversation.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesListTest {

    private final Conversation gmail = new Conversation();

    private StoredMessage insert(String subject, String... labelIds) {
        gmail.clock.advance(Duration.ofSeconds(1));
        return gmail.me.insert(Mails.plain(subject), List.of(labelIds), gmail.clock.instant());
    }

    private Conversation.Request list() {
        return gmail.call("messages.list");
    }

    @Test
    void anEmptyListIsAbsent() {
        assertThat(list().ok().toString()).isEqualTo("{\"resultSizeEstimate\":0}");
        assertThat(gmail.call("threads.list").ok().toString()).isEqualTo("{\"resultSizeEstimate\":0}");
        assertThat(gmail.call("drafts.list").ok().toString()).isEqualTo("{\"resultSizeEstimate\":0}");
    }

    @Test
    void entriesAreIdAndThreadIdNewestInternalDateFirst() {
        StoredMessage newer = insert("newer", "INBOX");
        StoredMessage older = gmail.me.insert(Mails.plain("older"), List.of(), Instant.parse("2001-01-01T00:00:00Z"));

        JsonNode answer = list().ok();

        assertThat(ids(answer, "messages")).containsExactly(newer.id(), older.id());
        assertThat(answer.at("/messages/0").toString())
                .isEqualTo("{\"id\":\"%s\",\"threadId\":\"%s\"}".formatted(newer.id(), newer.threadId()));
    }

    @Test
    void labelIdsMustAllMatch() {
        insert("one", "INBOX");
        StoredMessage both = insert("two", "INBOX", "UNREAD");

        assertThat(ids(list().query("labelIds", "INBOX", "UNREAD").ok(), "messages"))
                .containsExactly(both.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "Label_77"})
    void anUnknownLabelIdIsRefused(String labelId) {
        assertThat(list().query("labelIds", labelId).error().code()).isEqualTo(400);
    }

    @Test
    void spamAndTrashAreHiddenUnlessAskedFor() {
        StoredMessage trashed = insert("trashed", "TRASH");
        StoredMessage spam = insert("spam", "SPAM");
        StoredMessage plain = insert("plain", "INBOX");

        assertThat(ids(list().ok(), "messages")).containsExactly(plain.id());
        assertThat(ids(list().query("labelIds", "TRASH").ok(), "messages")).containsExactly(trashed.id());
        assertThat(ids(list().query("q", "in:spam").ok(), "messages")).containsExactly(spam.id());
        assertThat(ids(list().query("includeSpamTrash", "true").ok(), "messages"))
                .containsExactly(plain.id(), spam.id(), trashed.id());
    }

    @Test
    void draftsAreListed() {
        String id =
                gmail.me.drafts().create(Mails.plain("draft"), null).message().id();

        assertThat(ids(list().ok(), "messages")).containsExactly(id);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(insert("n" + i, "INBOX").id());
        }
        Collections.reverse(all);

        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            Conversation.Request request = list().query("maxResults", "10");
            JsonNode page = (token == null ? request : request.query("pageToken", token)).ok();
            listed.addAll(ids(page, "messages"));
            assertThat(page.get("resultSizeEstimate").isNumber()).isTrue();
            token = page.path("nextPageToken").textValue();
        } while (token != null);

        assertThat(listed).isEqualTo(all);
    }

    @Test
    void theEstimateOfManyPagesIsNotACount() {
        for (int i = 0; i < 12; i++) {
            insert("n" + i, "INBOX");
        }

        assertThat(list().query("maxResults", "10")
                        .ok()
                        .get("resultSizeEstimate")
                        .intValue())
                .isEqualTo(201);
    }

    @Test
    void aPageHolds100ByDefaultAnd500AtMost() {
        for (int i = 0; i < 501; i++) {
            insert("n" + i, "INBOX");
        }

        assertThat(ids(list().ok(), "messages")).hasSize(100);
        assertThat(ids(list().query("maxResults", "0").ok(), "messages")).hasSize(100);
        assertThat(ids(list().query("maxResults", "9999").ok(), "messages")).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "1.5"})
    void aMaxResultsThatIsNoNumberIsRefused(String value) {
        assertThat(list().query("maxResults", value).error())
                .hasMessage("Invalid value at 'max_results' (TYPE_UINT32), \"" + value + "\"");
    }

    @Test
    void aPageTokenIsGoodForItsQueryOnly() {
        insert("a", "INBOX", "UNREAD");
        insert("b", "INBOX", "UNREAD");
        String token = list().query("maxResults", "1")
                .query("labelIds", "INBOX")
                .ok()
                .get("nextPageToken")
                .textValue();

        assertThat(token).matches("\\d+");
        assertThat(list().query("pageToken", token).query("labelIds", "UNREAD").error())
                .hasMessage("Invalid pageToken");
        assertThat(list().query("pageToken", "garbage").error()).hasMessage("Invalid pageToken");
    }

    @Test
    void changingTheSetWhilePagingSkipsEntries() {
        StoredMessage oldest = insert("1", "UNREAD");
        StoredMessage middle = insert("2", "UNREAD");
        StoredMessage newest = insert("3", "UNREAD");
        JsonNode first =
                list().query("labelIds", "UNREAD").query("maxResults", "1").ok();
        gmail.me.markRead(newest.id());

        JsonNode second = list().query("labelIds", "UNREAD")
                .query("pageToken", first.get("nextPageToken").textValue())
                .ok();

        assertThat(ids(second, "messages")).containsExactly(oldest.id()).doesNotContain(middle.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "from:ann"})
    void anyQueryIsRefusedWithTheMetadataScope(String q) {
        GmailError error = list().query("q", q).scopes("metadata", "readonly").error();

        assertThat(error.code()).isEqualTo(403);
        assertThat(error).hasMessage("Metadata scope does not support 'q' parameter");
    }

    @Test
    void queryAndLabelsMustBothMatch() {
        StoredMessage match = insert("wanted", "INBOX");
        insert("wanted", "STARRED");
        insert("other", "INBOX");

        assertThat(ids(
                        list().query("q", "subject:wanted")
                                .query("labelIds", "INBOX")
                                .ok(),
                        "messages"))
                .containsExactly(match.id());
    }

    @Test
    void theSearchIndexLagsBehindWhileGetAndLabelListsDoNot() {
        gmail.system.searchIndexLag(Duration.ofSeconds(30));
        StoredMessage message = insert("slow", "INBOX", "UNREAD");

        assertThat(ids(list().query("q", "subject:slow").ok(), "messages")).isEmpty();
        assertThat(ids(list().query("labelIds", "INBOX").ok(), "messages")).containsExactly(message.id());
        assertThat(gmail.call("messages.get").id(message.id()).ok()).isNotNull();

        gmail.clock.advance(Duration.ofSeconds(30));
        assertThat(ids(list().query("q", "subject:slow").ok(), "messages")).containsExactly(message.id());

        gmail.me.markRead(message.id());
        assertThat(ids(list().query("q", "is:unread").ok(), "messages")).containsExactly(message.id());
        gmail.me.delete(message.id());
        gmail.clock.advance(Duration.ofSeconds(29));
        assertThat(ids(list().query("q", "subject:slow").ok(), "messages")).containsExactly(message.id());
        gmail.clock.advance(Duration.ofSeconds(1));
        assertThat(ids(list().query("q", "subject:slow").ok(), "messages")).isEmpty();
    }
}
