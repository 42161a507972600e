package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.LabelsMethods;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.client.ScriptedServer.Request;
import io.github.camelgmail.client.ScriptedServer.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what becomes of answers that no well-behaved server gives. */
class GmailClientTest {

    private static final String TOKEN = "ya29.very-secret";
    private static final Pattern PART =
            Pattern.compile("Content-ID: <(\\d+)>\\s+GET /gmail/v1/users/me/messages/(\\w+)");

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private ScriptedServer server;
    private GmailClients clients;

    @AfterEach
    void stop() {
        clients.close();
        server.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void aCallHasItsPathItsParametersAndItsToken() throws Exception {
        GmailClient client = client(request -> Response.json(200, "{\"id\":\"18e7\",\"historyId\":\"7\"}"));

        Message message = get(client.execute(GmailCall.of(MessagesMethods.GET)
                .with("id", "18e7")
                .with("metadataHeaders", List.of("From", "To"))
                .with("format", "metadata")));

        assertThat(message.getHistoryId()).isEqualTo(7);
        Request request = server.requests().get(0);
        assertThat(request.verb()).isEqualTo("GET");
        assertThat(request.path())
                .startsWith("/gmail/v1/users/me/messages/18e7?")
                .contains("metadataHeaders=From&metadataHeaders=To", "format=metadata");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.header("User-agent")).contains("camel-gmail").endsWith("(gzip)");
    }

    @Test
    void patchIsReallyAPatch() throws Exception {
        GmailClient client = client(request -> Response.json(200, "{}"));

        get(client.execute(
                GmailCall.of(LabelsMethods.PATCH).with("id", "Label_1").withBody(new Label().setName("Ünïcode"))));

        assertThat(server.requests().get(0).verb()).isEqualTo("PATCH");
        assertThat(server.requests().get(0).text()).isEqualTo("{\"name\":\"Ünïcode\"}");
    }

    @Test
    void everyPartOfABatchHasItsOwnOutcome() throws Exception {
        GmailClient client = client(this::batch);

        List<CallOutcome<Message>> outcomes = get(client.executeAll(
                List.of(message("ok1"), message("html"), message("missing"), message("lost"), message("ok2"))));

        assertThat(outcomes).hasSize(5);
        assertThat(outcomes.get(0).result().getId()).isEqualTo("ok1");
        assertThat(outcomes.get(1).result().getId()).isEqualTo("html");
        assertThat(outcomes.get(2).failure()).isInstanceOf(GmailNotFoundException.class);
        assertThat(outcomes.get(3).result().getId()).isEqualTo("lost");
        assertThat(outcomes.get(4).result().getId()).isEqualTo("ok2");
        assertThat(server.requests().get(0).path()).isEqualTo("/batch/gmail/v1");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aSendWhoseAnswerIsLostIsNotRepeated() throws Exception {
        GmailClient client = client(request -> Response.cut());

        GmailAmbiguousException failure = failure(
                GmailAmbiguousException.class,
                client.execute(GmailCall.of(MessagesMethods.SEND).withBody(new Message().setRaw("QQ"))));

        assertThat(server.requests()).hasSize(1);
        assertThat(failure.repeatSafe()).isFalse();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure)
                .hasMessageContaining("messages.send of mailbox me failed")
                .hasMessageContaining("not known");
    }

    @Test
    void aTokenThatCannotBeRenewedIsAClearError() throws Exception {
        GmailClient client = client(request ->
                Response.json(401, new String(FailureReaderTest.error(401, "authError", "Invalid Credentials"))));

        GmailAuthenticationException failure =
                failure(GmailAuthenticationException.class, client.execute(GmailCall.of(UsersMethods.GET_PROFILE)));

        assertThat(server.requests()).hasSize(1);
        assertThat(failure).hasMessageContaining("option accessToken");
        assertThat(stackTrace(failure)).doesNotContain(TOKEN);
    }

    @Test
    void anUnreachableServerIsTriedAgainThenReported() throws Exception {
        GmailClient client = client(request -> Response.json(200, "{}"));
        server.close();

        GmailException failure = failure(GmailException.class, client.execute(GmailCall.of(UsersMethods.GET_PROFILE)));

        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.statusCode()).isZero();
        assertThat(failure.repeatSafe()).isTrue();
        assertThat(failure).hasMessageContaining("can't be reached");
    }

    @Test
    void aReadWhoseAnswerIsCutOffIsRepeated() throws Exception {
        GmailClient client = client(request -> server.requests().size() == 1
                ? Response.json(200, "{\"id\":\"18e")
                : Response.json(200, "{\"id\":\"18e7\"}"));

        assertThat(get(client.execute(message("18e7"))).getId()).isEqualTo("18e7");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aRefusedModifyNamesTheScopesItNeeds() throws Exception {
        GmailClient client = client(request -> Response.json(
                403,
                new String(FailureReaderTest.error(
                        403, "insufficientPermissions", "Request had insufficient authentication scopes."))));

        GmailException failure = failure(
                GmailException.class,
                client.execute(
                        GmailCall.of(MessagesMethods.MODIFY).with("id", "1").withBody(new ModifyMessageRequest())));

        assertThat(failure)
                .hasMessageContaining("messages.modify needs one of the scopes")
                .hasMessageContaining("gmail.modify");
        assertThat(failure.getHttpResponseCode()).isEqualTo(403);
    }

    @Test
    void closingFailsWhatHasNotEnded() throws Exception {
        GmailClient client = client(request -> Response.json(
                403,
                new String(FailureReaderTest.error(403, "rateLimitExceeded", "Quota exceeded for quota metric 'x'"))));
        CompletableFuture<Message> call = client.execute(message("1"));

        clients.close();

        assertThat(failure(GmailException.class, call)).hasMessageContaining("closed");
    }

    private GmailClient client(Function<Request, Response> script) throws IOException {
        server = new ScriptedServer(script);
        ClientSettings settings = ClientSettings.builder()
                .rootUrl(server.url())
                .maxRetries(1)
                .retryTimeout(Duration.ofMinutes(2))
                .build();
        clients = new GmailClients(
                settings,
                new SharedQuota(),
                new CredentialsFactory(CredentialSettings.accessToken(TOKEN), null),
                executor,
                scheduler,
                Clock.systemUTC(),
                () -> Duration.ZERO);
        return clients.forMailbox("me");
    }

    /** Answers in reverse order; the first time with one part in HTML, one missing and one not found. */
    private Response batch(Request request) {
        boolean first = server.requests().size() == 1;
        StringBuilder reply = new StringBuilder("--b--");
        Matcher parts = PART.matcher(request.text());
        while (parts.find()) {
            String id = parts.group(2);
            String http = "HTTP/1.1 200 OK\r\n\r\n{\"id\":\"" + id + "\"}";
            if (id.equals("missing")) {
                http = "HTTP/1.1 404 Not Found\r\n\r\n"
                        + new String(FailureReaderTest.error(404, "notFound", "Requested entity was not found."));
            } else if (id.equals("html") && first) {
                http = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>x</html>";
            }
            if (!id.equals("lost") || !first) {
                reply.insert(0, "--b\r\nContent-ID: <response-" + parts.group(1) + ">\r\n\r\n" + http + "\r\n");
            }
        }
        return new Response(200, Map.of("Content-Type", "multipart/mixed; boundary=b"), reply.toString());
    }

    private static GmailCall<Message> message(String id) {
        return GmailCall.of(MessagesMethods.GET).with("id", id);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static <X extends GmailException> X failure(Class<X> type, CompletableFuture<?> future) {
        CompletionException completion =
                catchThrowableOfType(CompletionException.class, () -> future.orTimeout(30, TimeUnit.SECONDS)
                        .join());
        assertThat(completion.getCause()).isInstanceOf(type);
        return type.cast(completion.getCause());
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
