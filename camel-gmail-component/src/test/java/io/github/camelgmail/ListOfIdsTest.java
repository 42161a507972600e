package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Thread;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.operation.GmailItemsException;
import io.github.camelgmail.operation.ItemOutcome;
import io.github.camelgmail.simulator.http.LoggedRequest;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedExchangeAggregationStrategy;
import org.junit.jupiter.api.Test;

/** A list as the body of an operation on one message, thread or draft. */
class ListOfIdsTest extends RouteTest {

    private static final String MODIFY = "gmail:me?operation=messages.modify&addLabelIds=STARRED";

    @Test
    void messagesAreFetchedInBatchesAndAnsweredInOrder() {
        List<String> ids = received(30);
        Collections.reverse(ids);

        List<?> answers = (List<?>) call("gmail:me?operation=messages.get&format=minimal", ids, Map.of());

        assertThat(answers).extracting(answer -> ((Message) answer).getId()).isEqualTo(ids);
        assertThat(GMAIL.simulator().requests().all().stream()
                        .filter(request -> request.method().equals("batch")))
                .hasSizeBetween(1, 4);
    }

    @Test
    void theBodyHasIdsInAnyForm() {
        List<String> ids = received(2);
        String uri = "gmail:me?operation=messages.get&format=minimal";

        for (Object body : List.of(
                ids,
                ids.toArray(),
                ids.iterator(),
                (Iterable<String>) ids::iterator,
                String.join(", ", ids),
                ids.stream().map(id -> new Message().setId(id)).toList(),
                ids.stream()
                        .map(id -> new Draft().setId("r1").setMessage(new Message().setId(id)))
                        .toList())) {
            assertThat((List<?>) call(uri, body, Map.of()))
                    .extracting(answer -> ((Message) answer).getId())
                    .isEqualTo(ids);
        }
        assertThat(call(uri, ids.get(0), Map.of())).isInstanceOf(Message.class);
        assertThat(call(uri, new Message().setId(ids.get(1)), Map.of())).isInstanceOf(Message.class);
        assertThat((List<?>) call(uri, List.of(), Map.of())).isEmpty();
    }

    @Test
    void exchangesThatWereGatheredAreChangedTogether() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail")
                        .aggregate(constant(true), new GroupedExchangeAggregationStrategy())
                        .completionSize(3)
                        .to(MODIFY);
            }
        });
        context.start();

        received(3).forEach(id -> template.sendBodyAndHeader("direct:mail", "text", GmailConstants.MESSAGE_ID, id));

        await().untilAsserted(() -> assertThat(starred()).hasSize(3));
    }

    @Test
    void threadsAndDraftsTakeListsToo() {
        List<String> ids = received(3);
        List<Object> threads = new ArrayList<>(
                amy().messages().stream().map(StoredMessage::threadId).toList());
        threads.set(0, new Message().setId("1").setThreadId((String) threads.get(0)));
        threads.set(1, new Thread().setId((String) threads.get(1)));

        assertThat((List<?>) call("gmail:me?operation=threads.modify&addLabelIds=STARRED", threads, Map.of()))
                .hasSize(3)
                .allMatch(Thread.class::isInstance);
        assertThat(amy().messages()).allSatisfy(m -> assertThat(m.labelIds()).contains("STARRED"));
        call("gmail:me?operation=threads.trash", threads, Map.of());
        assertThat(amy().messages()).allSatisfy(m -> assertThat(m.labelIds()).contains("TRASH"));
        call("gmail:me?operation=threads.untrash", threads, Map.of());
        assertThat((List<?>) call("gmail:me?operation=threads.get", threads, Map.of()))
                .hasSize(3);
        call("gmail:me?operation=messages.trash", ids, Map.of());
        assertThat((List<?>) call("gmail:me?operation=messages.untrash", ids, Map.of()))
                .hasSize(3);
        assertThat(call("gmail:me?operation=threads.delete", threads, Map.of())).isEqualTo(threads);
        assertThat(amy().messages()).isEmpty();

        List<Object> drafts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            drafts.add(call("gmail:me?operation=drafts.create", "text", Map.of()));
        }
        assertThat((List<?>) call("gmail:me?operation=drafts.get", drafts, Map.of()))
                .allMatch(Draft.class::isInstance);
        call("gmail:me?operation=drafts.delete", drafts, Map.of());
        assertThat(amy().messages()).isEmpty();
    }

    @Test
    void manyAreChangedAndDeletedByTheThousand() {
        List<String> ids = received(2_100);
        GMAIL.simulator().requests().clear();

        List<?> changed = (List<?>) call(MODIFY, ids, Map.of());
        assertThat(changed).extracting(answer -> ((Message) answer).getId()).isEqualTo(ids);
        assertThat(amy().messages()).allSatisfy(m -> assertThat(m.labelIds()).contains("STARRED"));
        assertThat(GMAIL.simulator().requests().of("messages.batchModify")).hasSize(3);
        assertThat(GMAIL.simulator().requests().of("messages.modify")).isEmpty();

        call("gmail:me?operation=messages.batchModify&addLabelIds=IMPORTANT", ids, Map.of());
        assertThat(amy().messages()).allSatisfy(m -> assertThat(m.labelIds()).contains("IMPORTANT"));
        assertThat(GMAIL.simulator().requests().of("messages.batchModify")).hasSize(6);

        assertThat(call("gmail:me?operation=messages.delete", ids, Map.of())).isEqualTo(ids);
        assertThat(amy().messages()).isEmpty();
        assertThat(GMAIL.simulator().requests().of("messages.batchDelete")).hasSize(3);
    }

    @Test
    void aRequestOfOnesOwnIsOneCall() {
        List<String> ids = IntStream.range(0, 1_001).mapToObj(String::valueOf).toList();

        assertThatThrownBy(() -> call(
                        "gmail:me?operation=messages.batchModify",
                        new BatchModifyMessagesRequest().setIds(ids).setAddLabelIds(List.of("STARRED")),
                        Map.of()))
                .hasStackTraceContaining("Too many ids in operation messages.batchModify: found 1001, allowed: 1000");
        assertThatThrownBy(() -> call(
                        "gmail:me?operation=messages.modify&messageId=1",
                        Map.of("addLabelIds", Collections.nCopies(101, "Label_1")),
                        Map.of()))
                .hasStackTraceContaining("Label_1");
    }

    @Test
    void whatFailedIsToldItemByItemBesideWhatSucceeded() {
        List<String> ids = received(3);
        call("gmail:me?operation=messages.delete", ids.get(1), Map.of());

        for (String operation : List.of("messages.modify&addLabelIds=STARRED", "messages.get", "messages.trash")) {
            assertThatThrownBy(() -> call("gmail:me?operation=" + operation, ids, Map.of()))
                    .isInstanceOf(CamelExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(GmailItemsException.class, failed -> {
                        assertThat(failed.outcomes())
                                .extracting(ItemOutcome::id)
                                .isEqualTo(ids);
                        assertThat(failed.outcomes())
                                .extracting(ItemOutcome::succeeded)
                                .containsExactly(true, false, true);
                        assertThat(((Message) failed.outcomes().get(0).result()).getId())
                                .isEqualTo(ids.get(0));
                        assertThat(failed.failures()).singleElement().satisfies(outcome -> assertThat(
                                        ((GmailException) outcome.failure()).statusCode())
                                .isEqualTo(404));
                    })
                    .hasMessageContaining("failed for 1 of 3 items, first for " + ids.get(1));
        }
        assertThat(amy().message(ids.get(2)).orElseThrow().labelIds()).contains("STARRED", "TRASH");
    }

    @Test
    void aChunkThatFailsLeavesTheOthersDone() {
        List<String> ids = received(1_500);
        GMAIL.simulator().faults().on("messages.batchModify").times(1).status(400, "{}");

        assertThatThrownBy(() -> call(MODIFY, ids, Map.of()))
                .cause()
                .isInstanceOfSatisfying(GmailItemsException.class, failed -> assertThat(failed.failures())
                        .hasSizeBetween(500, 1_000)
                        .hasSizeLessThan(1_500));
        assertThat(amy().messages()).anySatisfy(m -> assertThat(m.labelIds()).contains("STARRED"));
    }

    @Test
    void aListGoesBeforeAnIdThatIsLeftOverButNothingElseDoes() {
        List<String> ids = received(3);
        Map<String, Object> leftOver = Map.of(GmailConstants.MESSAGE_ID, ids.get(0));

        call(MODIFY, ids.subList(1, 3), leftOver);
        assertThat(starred()).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));

        for (Object body : Arrays.asList(
                "text of a mail", List.of("a line", "deadbeef00"), List.of(Map.of("a", 1)), List.of(ids), null)) {
            call(MODIFY + "&removeLabelIds=UNREAD", body, leftOver);
            call("gmail:me?operation=messages.modify&removeLabelIds=STARRED", body, leftOver);
        }
        assertThat(starred()).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));
        assertThatThrownBy(() -> call(MODIFY, List.of(ids.get(0), 7), Map.of()))
                .hasStackTraceContaining("Invalid item 2 of the body: found a java.lang.Integer");
    }

    @Test
    void manyWholeMailsAreStreamed() throws Exception {
        List<String> ids = received(3);

        List<?> mails = (List<?>) call("gmail:me?operation=messages.get&format=raw&streamDownload=true", ids, Map.of());

        for (int i = 0; i < ids.size(); i++) {
            try (InputStream mail = (InputStream) mails.get(i)) {
                assertThat(mail.readAllBytes())
                        .isEqualTo(
                                amy().message(ids.get(i)).orElseThrow().mail().raw());
            }
        }
    }

    @Test
    void itemsOfAListingAreChangedAsTheyCome() throws Exception {
        received(7);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to("gmail:me?operation=messages.list&streaming=true&maxResults=3")
                        .to(MODIFY);
            }
        });
        context.start();

        Exchange done = template.request("direct:all", exchange -> {});

        assertThat(done.getException()).isNull();
        assertThat(starred()).hasSize(7);
        assertThat(GMAIL.simulator().requests().all())
                .extracting(LoggedRequest::method)
                .contains("messages.list", "messages.modify");
    }

    private List<String> starred() {
        return amy().messages().stream()
                .filter(message -> message.labelIds().contains("STARRED"))
                .map(StoredMessage::id)
                .toList();
    }

    private static List<String> received(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(amy().receive(mail("mail " + i, "text " + i)).id());
        }
        return ids;
    }
}
