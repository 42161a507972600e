package io.github.camelgmail.client;

import static io.github.camelgmail.client.FailureReaderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.client.ScriptedServer.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every refusal that Gmail is known to give, and what follows from it: whether the call is made again, after what time, and
 * what its caller learns when it stays refused. Real HTTP, virtual time.
 */
class RetryTableTest {

    private static final List<Double> BACKOFF = List.of(1.5, 2.5, 4.5, 8.5, 16.5);
    private static final List<Double> NEVER = List.of();

    private final VirtualTime time = new VirtualTime();
    private final List<Instant> requests = new CopyOnWriteArrayList<>();

    static Stream<Arguments> reads() {
        return Stream.of(
                row(
                        403,
                        "rateLimitExceeded",
                        "Quota exceeded for quota metric 'Total Query Cost' and limit 'Units per minute per user' of"
                                + " service 'gmail.googleapis.com' for consumer 'project_number:1'.",
                        List.of(60.5, 60.5, 60.5, 60.5),
                        GmailQuotaException.class),
                row(
                        403,
                        "userRateLimitExceeded",
                        "User-rate limit exceeded.  Retry after 2026-06-01T12:02:00.000Z",
                        List.of(120.5, 1.5, 1.5, 1.5, 1.5),
                        GmailQuotaException.class),
                row(
                        429,
                        "rateLimitExceeded",
                        "User-rate limit exceeded.  Retry after 2026-06-01T14:00:00.000Z",
                        NEVER,
                        GmailQuotaException.class),
                row(
                        429,
                        "rateLimitExceeded",
                        "Too many concurrent requests for user",
                        BACKOFF,
                        GmailQuotaException.class),
                row(
                        429,
                        "rateLimitExceeded",
                        "User-rate limit exceeded (Mail sending)",
                        NEVER,
                        GmailQuotaException.class),
                row(403, "quotaExceeded", "Quota exceeded", BACKOFF, GmailQuotaException.class),
                row(403, "dailyLimitExceeded", "Daily Limit Exceeded", NEVER, GmailQuotaException.class),
                row(500, "backendError", "Backend Error", BACKOFF, GmailException.class),
                row(502, "backendError", "Bad Gateway", BACKOFF, GmailException.class),
                row(503, "backendError", "The service is currently unavailable.", BACKOFF, GmailException.class),
                row(504, "backendError", "Gateway Timeout", BACKOFF, GmailException.class),
                row(
                        403,
                        "insufficientPermissions",
                        "Request had insufficient authentication scopes.",
                        NEVER,
                        GmailException.class),
                row(403, "forbidden", "Metadata scope does not support 'q' parameter", NEVER, GmailException.class),
                row(403, "forbidden", "Metadata scope doesn't allow format FULL", NEVER, GmailException.class),
                row(
                        403,
                        "forbidden",
                        "Access restricted to service accounts that have been delegated domain-wide authority",
                        NEVER,
                        GmailException.class),
                row(403, "forbidden", "Delegation denied for a@example.com", NEVER, GmailException.class),
                row(
                        403,
                        "domainPolicy",
                        "The domain administrators have disabled Gmail apps.",
                        NEVER,
                        GmailException.class),
                row(403, "accessNotConfigured", "Gmail API has not been used", NEVER, GmailException.class),
                row(400, "failedPrecondition", "Precondition check failed.", NEVER, GmailException.class),
                row(400, "invalidArgument", "Invalid id value", NEVER, GmailException.class),
                row(404, "notFound", "Requested entity was not found.", NEVER, GmailNotFoundException.class),
                row(409, "aborted", "Label name exists or conflicts", NEVER, GmailException.class));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("reads")
    void aRead(int status, String reason, String message, List<Double> waits, Class<? extends GmailException> type)
            throws IOException {
        GmailException failure = fails(get("1"), Response.json(status, new String(error(status, reason, message))));

        assertThat(waits()).isEqualTo(waits);
        assertThat(failure).isExactlyInstanceOf(type).hasMessageContaining(message);
        assertThat(failure.statusCode()).isEqualTo(status);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.operation()).isEqualTo("messages.get");
        assertThat(failure.mailbox()).isEqualTo("me");
        assertThat(failure.attempts()).isEqualTo(waits.size() + 1);
        assertThat(failure.repeatSafe()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("reads")
    void aSend(int status, String reason, String message, List<Double> waits, Class<? extends GmailException> type)
            throws IOException {
        boolean unknown = status >= 500;

        GmailException failure = fails(send(), Response.json(status, new String(error(status, reason, message))));

        assertThat(waits()).isEqualTo(unknown ? NEVER : waits);
        assertThat(failure).isExactlyInstanceOf(unknown ? GmailAmbiguousException.class : type);
        assertThat(failure.repeatSafe()).isEqualTo(!unknown);
        assertThat(failure).hasMessageContaining(message);
    }

    @Test
    void aPageOfHtmlIsAFailureLikeAnyOther() throws IOException {
        Response html = new Response(502, Map.of("Content-Type", "text/html"), "<html><title>Oops</title>");

        GmailException failure = fails(get("1"), html);

        assertThat(waits()).isEqualTo(BACKOFF);
        assertThat(failure).hasMessageContaining("502 Oops");
    }

    @Test
    void aBrokenConnectionIsTriedAgainForAReadOnly() throws IOException {
        assertThat(fails(get("1"), Response.cut())).isExactlyInstanceOf(GmailException.class);
        assertThat(waits()).isEqualTo(BACKOFF);

        requests.clear();
        assertThat(fails(send(), Response.cut())).isExactlyInstanceOf(GmailAmbiguousException.class);
        assertThat(waits()).isEmpty();
    }

    @Test
    void aStatedTimeOutOfReachFailsAtOnceAndSaysWhenToComeBack() throws IOException {
        GmailException failure = fails(
                get("1"),
                Response.json(
                        429,
                        new String(error(
                                429,
                                "rateLimitExceeded",
                                "User-rate limit exceeded.  Retry after 2026-06-01T14:00:00.000Z"))));

        assertThat(time.now()).isBefore(VirtualTime.START.plusSeconds(1));
        assertThat(failure.retryAt()).contains(Instant.parse("2026-06-01T14:00:00.500Z"));
        assertThat(failure).hasMessageContaining("try again after 2026-06-01T14:00");
    }

    @Test
    void aRetryAfterHeaderHoldsBackTheWholeMailbox() throws IOException {
        Response unavailable = new Response(
                429,
                Map.of("Content-Type", "application/json", "Retry-After", "30"),
                new String(error(429, "rateLimitExceeded", "User-rate limit exceeded.")));
        try (Mailbox mailbox = new Mailbox(request -> requests.size() == 1 ? unavailable : ok())) {
            CompletableFuture<Message> first = mailbox.client().execute(get("1"));
            time.runUntil(VirtualTime.START.plusSeconds(10));
            CompletableFuture<Message> second = mailbox.client().execute(get("2"));

            time.runUntilDone(first).join();
            time.runUntilDone(second).join();
        }

        assertThat(waits().get(0)).isEqualTo(30.5);
        assertThat(requests).hasSize(3);
    }

    @Test
    void whileAMailboxIsHeldBackForLongItsCallsFailWithoutAskingGmail() throws IOException {
        Response held = Response.json(
                429,
                new String(error(
                        429, "rateLimitExceeded", "User-rate limit exceeded.  Retry after 2026-06-01T14:00:00.000Z")));
        try (Mailbox mailbox = new Mailbox(request -> held)) {
            failure(mailbox.client().execute(get("1")));

            GmailException second = failure(mailbox.client().execute(get("2")));

            assertThat(requests).hasSize(1);
            assertThat(second).isInstanceOf(GmailQuotaException.class).hasMessageContaining("was not tried");
            assertThat(second.retryAt()).contains(Instant.parse("2026-06-01T14:00:00.500Z"));
        }
    }

    @Test
    void aSpentSendingLimitHoldsBackSendsOnly() throws IOException {
        Response spent = Response.json(
                429, new String(error(429, "rateLimitExceeded", "User-rate limit exceeded (Mail sending)")));
        try (Mailbox mailbox = new Mailbox(request -> request.verb().equals("POST") ? spent : ok())) {
            failure(mailbox.client().execute(send()));
            failure(mailbox.client().execute(send()));

            assertThat(requests).hasSize(1);
            assertThat(time.runUntilDone(mailbox.client().execute(get("1")))
                            .join()
                            .getId())
                    .isEqualTo("1");
        }
    }

    private GmailException fails(GmailCall<Message> call, Response response) throws IOException {
        try (Mailbox mailbox = new Mailbox(request -> response)) {
            return failure(mailbox.client().execute(call));
        }
    }

    private GmailException failure(CompletableFuture<?> call) {
        return (GmailException)
                time.runUntilDone(call).handle((result, failure) -> failure).join();
    }

    /** Seconds between requests, without the millisecond by which a clock's resolution may be off. */
    private List<Double> waits() {
        return Stream.iterate(1, i -> i < requests.size(), i -> i + 1)
                .map(i -> Math.floor(Duration.between(requests.get(i - 1), requests.get(i))
                                        .toMillis()
                                / 100.0)
                        / 10)
                .toList();
    }

    private static GmailCall<Message> get(String id) {
        return GmailCall.of(MessagesMethods.GET).with("id", id);
    }

    private static GmailCall<Message> send() {
        return GmailCall.of(MessagesMethods.SEND).withBody(new Message().setRaw("QQ"));
    }

    private static Response ok() {
        return Response.json(200, "{\"id\":\"1\"}");
    }

    private static Arguments row(
            int status, String reason, String message, List<Double> waits, Class<? extends GmailException> type) {
        return Arguments.of(status, reason, message, waits, type);
    }

    private final class Mailbox implements AutoCloseable {

        private final ScriptedServer server;
        private final GmailClients clients;

        Mailbox(Function<ScriptedServer.Request, Response> script) throws IOException {
            server = new ScriptedServer(request -> {
                requests.add(time.now());
                return script.apply(request);
            });
            clients = new GmailClients(
                    ClientSettings.builder().rootUrl(server.url()).build(),
                    new SharedQuota(),
                    new CredentialsFactory(CredentialSettings.accessToken("token"), null),
                    time,
                    time,
                    time.clock(),
                    () -> Duration.ofMillis(500));
        }

        GmailClient client() {
            return clients.forMailbox("me");
        }

        @Override
        public void close() {
            clients.close();
            server.close();
        }
    }
}
