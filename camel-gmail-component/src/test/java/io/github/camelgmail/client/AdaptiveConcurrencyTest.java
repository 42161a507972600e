package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.http.LoggedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads and real time: how the client finds out how much a mailbox takes at once. */
class AdaptiveConcurrencyTest {

    private static final int MESSAGES = 2_000;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final GmailSimulator simulator =
            GmailSimulator.builder().maxConcurrentRequests(15).start();

    @AfterEach
    void stop() {
        simulator.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void aLimitOnConcurrentRequestsIsFoundAndKept() throws Exception {
        var mailbox = simulator.createMailbox("ann@example.com");
        List<GmailCall<Message>> gets = IntStream.range(0, MESSAGES)
                .mapToObj(i ->
                        mailbox.receive(Simulated.mail("number " + i, "Hello")).id())
                .map(id -> GmailCall.of(MessagesMethods.GET).with("id", id))
                .toList();
        simulator.faults().latency(Duration.ofMillis(20));
        ClientSettings settings = ClientSettings.builder()
                .rootUrl(simulator.rootUrl())
                .quotaProfile(QuotaProfile.NONE)
                .build();
        CredentialSettings token =
                CredentialSettings.accessToken(simulator.tokens().issue("ann@example.com"));

        List<CallOutcome<Message>> outcomes;
        try (GmailClients clients = new GmailClients(
                settings,
                new SharedQuota(),
                new CredentialsFactory(token, null),
                executor,
                scheduler,
                Clock.systemUTC())) {
            outcomes = clients.forMailbox("me").executeAll(gets).get(5, TimeUnit.MINUTES);
        }

        assertThat(outcomes).hasSize(MESSAGES).allMatch(CallOutcome::succeeded);
        List<LoggedRequest> parts = simulator.requests().of("messages.get");
        System.out.printf(
                "%d gets, %d refused, %d requests%n",
                MESSAGES, refused(parts), simulator.requests().httpRequests());
        assertThat(refused(parts)).isLessThan(MESSAGES / 5);
        assertThat(simulator.requests().httpRequests()).isLessThan(500);
    }

    private static long refused(List<LoggedRequest> requests) {
        return requests.stream().filter(request -> request.status() == 429).count();
    }
}
