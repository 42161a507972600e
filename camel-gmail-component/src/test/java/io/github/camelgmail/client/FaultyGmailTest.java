package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many calls to a mailbox whose server fails in all the ways that are known. Virtual time. */
class FaultyGmailTest {

    private static final int MESSAGES = 10_000;

    private final Simulated gmail = new Simulated(GmailSimulator.builder());

    @AfterEach
    void stop() {
        gmail.close();
    }

    @Test
    void everyItemOfManyHasItsOutcomeAndAllThatCanSucceedDo() {
        List<String> ids = gmail.fill(MESSAGES);
        Set<String> deleted = new HashSet<>();
        for (int i = 0; i < MESSAGES; i += 500) {
            deleted.add(ids.get(i));
            gmail.mailbox().delete(ids.get(i));
        }
        Faults faults = gmail.simulator().faults();
        faults.on("messages.get").probability(0.004).status(502, "<html><title>Bad Gateway</title></html>");
        faults.on("messages.get").probability(0.004).status(503, "");
        faults.on("messages.get").probability(0.004).status(500, "{\"error\":{");
        faults.on("messages.get").probability(0.004).error(refusal(429, "Too many concurrent requests for user"));
        faults.on("messages.get").probability(0.002).error(refusal(403, "Quota exceeded for quota metric 'Q'"));
        faults.on("messages.get").probability(0.001).cutAfter();
        faults.on("messages.get").probability(0.001).cutBefore();
        faults.on("batch").probability(0.01).status(503, "<html>");

        List<CallOutcome<Message>> outcomes = gmail.await(gmail.client()
                .executeAll(ids.stream()
                        .map(id -> GmailCall.of(MessagesMethods.GET).with("id", id))
                        .toList()));

        assertThat(outcomes).hasSize(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            if (deleted.contains(ids.get(i))) {
                assertThat(outcomes.get(i).failure()).isInstanceOf(GmailNotFoundException.class);
            } else {
                assertThat(outcomes.get(i).failure()).isNull();
                assertThat(outcomes.get(i).result().getId()).isEqualTo(ids.get(i));
            }
        }
        assertThat(gmail.simulator().requests().httpRequests()).isLessThan(1_500);
    }

    @Test
    void noMailIsSentTwiceAndEveryDoubtIsReported() {
        int sends = 500;
        Faults faults = gmail.simulator().faults();
        faults.on("messages.send").probability(0.1).cutBefore();
        faults.on("messages.send").probability(0.1).cutAfter();
        faults.on("messages.send").probability(0.1).error(refusal(429, "User-rate limit exceeded."));
        GmailClient client = gmail.client();
        List<CompletableFuture<Message>> calls = new ArrayList<>();
        for (int i = 0; i < sends; i++) {
            calls.add(client.execute(GmailCall.of(MessagesMethods.SEND)
                    .withMedia(Simulated.content(Simulated.mail("unique " + i, "Hello")))));
        }

        int succeeded = 0;
        int doubtful = 0;
        for (CompletableFuture<Message> call : calls) {
            Throwable failure = gmail.await(call.handle((message, thrown) -> thrown));
            assertThat(failure == null || failure instanceof GmailAmbiguousException)
                    .as("%s", failure)
                    .isTrue();
            succeeded += failure == null ? 1 : 0;
            doubtful += failure == null ? 0 : 1;
        }

        List<String> subjects = gmail.mailbox().messages().stream()
                .map(message -> message.mail().header("Subject").orElseThrow())
                .toList();
        assertThat(subjects).doesNotHaveDuplicates();
        assertThat(subjects.size()).isBetween(succeeded, succeeded + doubtful);
        assertThat(doubtful).isBetween(50, 150);
    }

    private static GmailError refusal(int status, String message) {
        return new GmailError(status, "RESOURCE_EXHAUSTED", "usageLimits", "rateLimitExceeded", message);
    }
}
