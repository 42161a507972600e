package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.fault.Faults;
import io.github.camelgmail.simulator.mailbox.MessageFilter;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that go out by way of drafts, while answers are lost. Virtual time but for one. */
class DraftSendTest {

    private final Simulated gmail = new Simulated(GmailSimulator.builder());
    private final Faults faults = gmail.simulator().faults();

    @AfterEach
    void stop() {
        gmail.close();
    }

    @Test
    void eachMailIsSentExactlyOnceThoughEveryFifthConnectionIsCut() {
        int sends = 500;
        // Not drafts.get: as parts of a batch these are on one connection, which would be cut nearly every time.
        for (String request : List.of(
                "drafts.create", "drafts.send", "drafts.list", "drafts.delete", "threads.get", "batch", "token")) {
            faults.on(request).probability(0.1).cutBefore();
            faults.on(request).probability(0.11).cutAfter();
        }
        GmailClient client = gmail.client(
                ClientSettings.builder()
                        .quotaProfile(QuotaProfile.NONE)
                        .maxRetries(20)
                        .retryTimeout(Duration.ofHours(5)),
                gmail.simulator().rootUrl());
        List<CompletableFuture<Message>> calls = new ArrayList<>();
        for (int i = 0; i < sends; i++) {
            calls.add(client.sendOnce(mail("unique " + i)));
        }

        Set<String> answered = new HashSet<>();
        for (CompletableFuture<Message> call : calls) {
            Message sent = gmail.await(call);
            assertThat(sent.getLabelIds()).contains("SENT");
            answered.add(sent.getId());
        }

        List<StoredMessage> all = gmail.mailbox().messages();
        assertThat(all).hasSize(sends).allMatch(message -> message.hasLabel("SENT"));
        assertThat(all).extracting(StoredMessage::id).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(all).extracting(this::subject).doesNotHaveDuplicates();
        assertThat(drafts()).isZero();
    }

    @Test
    void aServerThatIsSlowerThanTheConnectionLivesDoesNoHarm() throws Exception {
        faults.on("drafts.create").times(1).latency(Duration.ofMillis(900));
        faults.on("drafts.send").times(1).latency(Duration.ofMillis(900));
        ExecutorService executor = Executors.newCachedThreadPool();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        ClientSettings settings = ClientSettings.builder()
                .rootUrl(gmail.simulator().rootUrl())
                .responseTimeout(Duration.ofMillis(500))
                .build();
        CredentialsFactory credentials = new CredentialsFactory(
                CredentialSettings.accessToken(gmail.simulator().tokens().issue(Simulated.ADDRESS)), null);
        try (GmailClients clients =
                new GmailClients(settings, new SharedQuota(), credentials, executor, scheduler, Clock.systemUTC())) {
            Message sent = clients.forMailbox("me").sendOnce(mail("slow")).get(1, TimeUnit.MINUTES);

            assertThat(gmail.mailbox().messages()).extracting(StoredMessage::id).containsExactly(sent.getId());
            assertThat(drafts()).isZero();
        } finally {
            executor.shutdownNow();
            scheduler.shutdownNow();
        }
    }

    @Test
    void anAnswerStaysInItsThread() {
        StoredMessage question = gmail.mailbox().receive(Simulated.mail("question", "Hello"));
        faults.on("drafts.send").times(1).cutAfter();

        Message sent = gmail.await(
                gmail.client().sendOnce(mail("Re: question").withBody(new Message().setThreadId(question.threadId()))));

        assertThat(sent.getThreadId()).isEqualTo(question.threadId());
        assertThat(sent.getId()).isNotEqualTo(question.id());
        assertThat(gmail.mailbox().thread(question.threadId()).orElseThrow().messages())
                .extracting(StoredMessage::id)
                .containsExactlyInAnyOrder(question.id(), sent.getId());
    }

    @Test
    void aMailInTheModelsRawFieldGoesOutAsItIs() {
        byte[] raw = Simulated.mail("model", "Hello");
        faults.on("drafts.create").times(1).cutAfter();

        Message sent = gmail.await(
                gmail.client().sendOnce(GmailCall.of(MessagesMethods.SEND).withBody(new Message().encodeRaw(raw))));

        assertThat(gmail.mailbox().messages()).extracting(StoredMessage::id).containsExactly(sent.getId());
        assertThat(subject(gmail.mailbox().message(sent.getId()).orElseThrow())).isEqualTo("model");
    }

    @Test
    void whenAllAnswersAreLostTheDraftIsNamed() {
        faults.on("drafts.send").always().cutAfter();
        faults.on("drafts.get").always().status(503, "");

        GmailException failure = failure(gmail.client().sendOnce(mail("lost")));

        assertThat(failure).isInstanceOf(GmailAmbiguousException.class).hasMessageContaining("whether draft r");
        assertThat(gmail.mailbox().messages()).hasSize(1).allMatch(message -> message.hasLabel("SENT"));
    }

    @Test
    void aMailThatNeverGotOutMaySafelyBeSentAgain() {
        faults.on("drafts.send").always().cutBefore();

        GmailException failure = failure(gmail.client().sendOnce(mail("unsent")));

        assertThat(failure).isExactlyInstanceOf(GmailException.class).hasMessageContaining("was not sent");
        assertThat(failure.repeatSafe()).isTrue();
        assertThat(gmail.mailbox().messageCount()).isZero();
    }

    @Test
    void aMailWhoseDraftCannotBeMadeMaySafelyBeSentAgain() {
        faults.on("drafts.create").always().cutBefore();

        GmailException failure = failure(gmail.client().sendOnce(mail("unsent")));

        assertThat(failure).isExactlyInstanceOf(GmailException.class).hasMessageContaining("was not sent");
        assertThat(failure.repeatSafe()).isTrue();
        assertThat(gmail.simulator().requests().calls("drafts.create")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRefusedMailLeavesNoDraft(boolean afterDoubt) {
        if (afterDoubt) {
            faults.on("drafts.send").times(1).cutBefore();
        }
        GmailCall<Message> noRecipient = GmailCall.of(MessagesMethods.SEND)
                .withMedia(Simulated.content("Subject: nobody\r\n\r\nHello".getBytes(StandardCharsets.US_ASCII)));

        GmailException failure = failure(gmail.client().sendOnce(noRecipient));

        assertThat(failure).hasMessageContaining("Recipient address required");
        assertThat(gmail.mailbox().messageCount()).isZero();
    }

    @Test
    void aDraftThatAPersonSentMeanwhileIsNeitherSentAgainNorDeleted() {
        faults.on("drafts.send").times(1).status(503, "");
        GmailClient client = gmail.client();
        CompletableFuture<Message> call = client.sendOnce(mail("by hand"));
        gmail.time().runUntil(gmail.time().now());
        String draft = gmail.mailbox()
                .drafts()
                .list(MessageFilter.ALL, 0, 1)
                .items()
                .get(0)
                .id();
        String sent = gmail.mailbox().drafts().sendFromWeb(draft).id();

        Message answer = gmail.await(call);

        assertThat(answer.getId()).isEqualTo(sent);
        assertThat(gmail.mailbox().messages()).extracting(StoredMessage::id).containsExactly(sent);
    }

    @Test
    void quotaThatIsSpentIsToldAndLeavesNoDraft() {
        faults.on("drafts.send")
                .always()
                .error(new GmailError(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "usageLimits",
                        "rateLimitExceeded",
                        "User-rate limit exceeded (Mail sending)"));

        GmailException failure = failure(gmail.client().sendOnce(mail("too many")));

        assertThat(failure).isInstanceOf(GmailQuotaException.class);
        assertThat(failure.repeatSafe()).isTrue();
        assertThat(gmail.mailbox().messageCount()).isZero();
    }

    @Test
    void aClosedClientEndsASendThatWaits() {
        faults.on("drafts.create").always().cutBefore();
        CompletableFuture<Message> call = gmail.client().sendOnce(mail("closed"));
        gmail.time().runUntil(gmail.time().now());
        assertThat(call).isNotDone();

        gmail.close();

        assertThat(call).isCompletedExceptionally();
    }

    private long drafts() {
        return gmail.mailbox().messages().stream()
                .filter(message -> message.hasLabel("DRAFT"))
                .count();
    }

    private String subject(StoredMessage message) {
        return message.mail().header("Subject").orElseThrow();
    }

    private GmailException failure(CompletableFuture<?> call) {
        Throwable failure = gmail.await(call.handle((result, thrown) -> thrown));
        return (GmailException) (failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private static GmailCall<Message> mail(String subject) {
        return GmailCall.of(MessagesMethods.SEND).withMedia(Simulated.content(Simulated.mail(subject, "Hello")));
    }
}
