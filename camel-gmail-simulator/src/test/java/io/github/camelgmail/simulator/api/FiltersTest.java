package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.OutboundMail;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    private static final String ANN = "{'from':'ann@elsewhere.example'}";

    private final Conversation gmail = new Conversation();

    private Conversation.Request filter(String criteria, String action) {
        return gmail.call("settings.filters.create")
                .body("{'criteria':%s,'action':%s}".formatted(criteria, action))
                .scopes("settings.basic");
    }

    private StoredMessage receive() {
        return gmail.me.receive(Mails.plain("Question"));
    }

    @Test
    void aFilterCanBeReadAndDeletedAndTheListIsCalledFilter() {
        assertThat(gmail.call("settings.filters.list").ok().toString()).isEqualTo("{}");
        String id = filter(ANN, "{'addLabelIds':['STARRED']}").ok().get("id").asText();

        assertThat(Conversation.ids(gmail.call("settings.filters.list").ok(), "filter"))
                .containsExactly(id);
        assertThat(gmail.call("settings.filters.get").id(id).ok().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"criteria\":{\"from\":\"ann@elsewhere.example\"},"
                        + "\"action\":{\"addLabelIds\":[\"STARRED\"]}}");
        assertThat(gmail.call("settings.filters.delete").id(id).answer().code()).isEqualTo(204);
        assertThat(gmail.call("settings.filters.get").id(id).error().code()).isEqualTo(404);
        assertThat(gmail.call("settings.filters.delete").id(id).error().code()).isEqualTo(404);
    }

    @Test
    void labelsAreOnTheMessageWhenHistoryFirstTellsOfIt() {
        String label = gmail.me.labels().create("Friends").id();
        filter(ANN, "{'addLabelIds':['%s','STARRED'],'removeLabelIds':['INBOX','UNREAD']}".formatted(label))
                .ok();
        long before = gmail.me.history().currentId();

        StoredMessage message = receive();

        assertThat(message.labelIds()).containsExactlyInAnyOrder(label, "STARRED");
        JsonNode history = gmail.call("history.list")
                .query("startHistoryId", Long.toString(before))
                .ok()
                .get("history");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).has("labelsAdded")).isFalse();
        assertThat(history.get(0)
                        .get("messagesAdded")
                        .get(0)
                        .get("message")
                        .get("labelIds")
                        .toString())
                .contains(label, "STARRED");
    }

    @Test
    void everyFilterThatMatchesActs() {
        String label = gmail.me.labels().create("Friends").id();
        filter(ANN, "{'addLabelIds':['%s']}".formatted(label)).ok();
        filter("{'subject':'question'}", "{'removeLabelIds':['INBOX']}").ok();
        filter("{'subject':'answer'}", "{'addLabelIds':['TRASH']}").ok();

        assertThat(receive().labelIds()).containsExactlyInAnyOrder(label, "UNREAD");
    }

    @Test
    void aDeletedLabelIsNoLongerPutOn() {
        String label = gmail.me.labels().create("Friends").id();
        filter(ANN, "{'addLabelIds':['%s']}".formatted(label)).ok();
        gmail.me.labels().delete(label);

        assertThat(receive().labelIds()).containsExactlyInAnyOrder("INBOX", "UNREAD");
    }

    @Test
    void trashIsNotInTheInbox() {
        filter(ANN, "{'addLabelIds':['TRASH']}").ok();

        assertThat(receive().labelIds()).containsExactlyInAnyOrder("TRASH", "UNREAD");
    }

    @Test
    void mailThatIsThereAlreadyStaysAsItIs() {
        StoredMessage message = receive();
        filter(ANN, "{'addLabelIds':['STARRED']}").ok();

        assertThat(gmail.me.message(message.id()).orElseThrow().labelIds()).doesNotContain("STARRED");
    }

    @Test
    void mailToOneselfIsFilteredToo() {
        filter("{'to':'me@here.example'}", "{'addLabelIds':['STARRED'],'removeLabelIds':['UNREAD']}")
                .ok();

        JsonNode sent = gmail.call("messages.send")
                .raw(Mails.outgoing("me@here.example", "Note"))
                .ok();

        assertThat(sent.get("labelIds").toString()).isEqualTo("[\"SENT\",\"INBOX\",\"STARRED\"]");

        String draft = gmail.me
                .drafts()
                .create(Mails.outgoing("me@here.example", "Draft"), null)
                .id();
        assertThat(gmail.call("drafts.send")
                        .body("{'id':'%s'}".formatted(draft))
                        .ok()
                        .get("labelIds")
                        .toString())
                .contains("STARRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'from':'ann'}; true",
                "{'from':'Ann OR bob'}; true",
                "{'from':'bob'}; false",
                "{'to':'me'}; true",
                "{'to':'me@'}; true",
                "{'to':'you@here.example'}; false",
                "{'subject':'  big   question '}; true",
                "{'subject':'question big'}; false",
                "{'subject':'[Big Question]'}; true",
                "{'query':'about -nothing'}; true",
                "{'query':'nothing'}; false",
                "{'negatedQuery':'nothing'}; true",
                "{'negatedQuery':'about'}; false",
                "{'hasAttachment':true}; false",
                "{'size':100,'sizeComparison':'larger'}; true",
                "{'size':100,'sizeComparison':'smaller'}; false",
                "{'from':'ann','subject':'other'}; false",
                "{'from':'ann) OR (bob'}; true"
            })
    void criteriaMustAllMatch(String criteria, boolean matches) {
        filter(criteria, "{'addLabelIds':['STARRED']}").ok();

        assertThat(gmail.me.receive(Mails.plain("Big question")).hasLabel("STARRED"))
                .isEqualTo(matches);
    }

    @Test
    void mailIsForwardedToAVerifiedAddressAsItIs() {
        Mailbox bob = gmail.system.createMailbox("bob@here.example");
        assertThat(filter(ANN, "{'forward':'bob@here.example'}").error()).hasMessage("Unrecognized forwarding address");
        gmail.me.settings().forwarding().create("bob@here.example");
        gmail.me.settings().forwarding().create("x@far.example");
        assertThat(filter(ANN, "{'forward':'x@far.example'}").error()).hasMessage("Unrecognized forwarding address");
        filter(ANN, "{'forward':'Bob@Here.example'}").ok();

        receive();

        assertThat(bob.messages()).hasSize(1);
        assertThat(bob.messages().get(0).mail().addresses("From")).containsExactly("ann@elsewhere.example");
        assertThat(bob.messages().get(0).mail().header("X-Forwarded-To")).contains("bob@here.example");
        assertThat(gmail.me.messages()).hasSize(1);

        gmail.me.settings().forwarding().delete("bob@here.example");
        receive();
        assertThat(bob.messages()).hasSize(1);
        assertThat(gmail.system.outbound()).extracting(OutboundMail::recipient).isEmpty();
    }

    @Test
    void twoUserLabelsAreTooMany() {
        String one = gmail.me.labels().create("One").id();
        String two = gmail.me.labels().create("Two").id();

        assertThat(filter(ANN, "{'addLabelIds':['%s','%s']}".formatted(one, two))
                        .error())
                .hasMessage("Too many user labels in filter");
        filter(ANN, "{'addLabelIds':['%s','STARRED','IMPORTANT']}".formatted(one))
                .ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'excludeChats':true}", "{'from':' '}", "{'hasAttachment':false}"})
    void aFilterNeedsCriteria(String criteria) {
        assertThat(filter(criteria, "{'addLabelIds':['STARRED']}").error())
                .hasMessage("Filter doesn't have any criteria");
    }

    @Test
    void aFilterNeedsAnActionAndRealLabels() {
        assertThat(filter(ANN, "{}").error()).hasMessage("Filter doesn't have any actions");
        assertThat(filter(ANN, "{'addLabelIds':[]}").error()).hasMessage("Filter doesn't have any actions");
        assertThat(filter(ANN, "{'addLabelIds':['Nope']}").error()).hasMessage("Invalid label: Nope");
        assertThat(filter(ANN, "{'removeLabelIds':['SENT']}").error()).hasMessage("Invalid label: SENT");
        assertThat(filter("{'sizeComparison':'larger'}", "{'addLabelIds':['STARRED']}")
                        .error())
                .hasMessage("Invalid size");
        assertThat(filter("{'size':1,'sizeComparison':'huge'}", "{'addLabelIds':['STARRED']}")
                        .error())
                .hasMessage("Invalid value at 'criteria.size_comparison' (TYPE_ENUM), \"huge\"");
    }

    @Test
    void theSameFilterTwiceAndAThousandAndOneAreRefused() {
        filter(ANN, "{'addLabelIds':['STARRED']}").ok();
        assertThat(filter(ANN, "{'addLabelIds':['STARRED']}").error()).hasMessage("Filter already exists");

        for (int i = 1; i < 1000; i++) {
            filter("{'from':'user%d'}".formatted(i), "{'addLabelIds':['STARRED']}")
                    .ok();
        }
        assertThat(filter("{'from':'last'}", "{'addLabelIds':['STARRED']}").error())
                .hasMessage("Too many filters");
        assertThat(List.copyOf(gmail.me.settings().filters().list())).hasSize(1000);
    }
}
