package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.batch.BatchCallback;
import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonErrorContainer;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.simulator.GoogleClient.Transport;
import io.github.camelgmail.simulator.PlainHttp.Answer;
import io.github.camelgmail.simulator.http.LoggedRequest;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches, with Google's client and by hand. */
class BatchTest {

    private static final String ME = "me@example.com";
    private static final String UNKNOWN = "18e7c8b0b8fa42d1";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    private GmailSimulator simulator;
    private PlainHttp http;
    private Mailbox mailbox;

    @BeforeEach
    void connect() {
        simulator = GMAIL.simulator();
        http = new PlainHttp(simulator, ME);
        mailbox = simulator.mailbox(ME);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void answersGooglesClientInOrder(Transport transport) throws IOException {
        List<String> subjects = new ArrayList<>();
        List<Integer> failures = new ArrayList<>();
        Gmail gmail = GoogleClient.of(simulator, transport, ME);
        BatchRequest batch = gmail.batch();
        for (int i = 0; i < 20; i++) {
            String subject = "mail " + i;
            String id = mailbox.receive(Mails.to(ME, subject, "text")).id();
            gmail.users().messages().get("me", id).queue(batch, new JsonBatchCallback<Message>() {
                @Override
                public void onSuccess(Message message, HttpHeaders headers) {
                    assertThat(message.getId()).isEqualTo(id);
                    subjects.add(subject);
                }

                @Override
                public void onFailure(GoogleJsonError error, HttpHeaders headers) {
                    failures.add(error.getCode());
                }
            });
        }
        gmail.users().labels().patch("me", "Label_99", new Label().setName("x")).queue(batch, failing(failures));
        batch.execute();
        assertThat(subjects).hasSize(20);
        assertThat(failures).hasSize(1);
        assertThat(simulator.requests().httpRequests()).isEqualTo(1);
        assertThat(simulator.requests().calls("messages.get")).isEqualTo(20);
        assertThat(simulator.requests().of("batch"))
                .singleElement()
                .extracting(LoggedRequest::parts)
                .isEqualTo(21);
    }

    @Test
    void letsGooglesClientRefreshAndRepeatOnlyThePartThatWasRefused() throws IOException {
        String good = simulator.tokens().issue(ME);
        HttpRequestInitializer signIn = request -> {
            request.getHeaders().setAuthorization("Bearer " + good);
            request.setUnsuccessfulResponseHandler((refused, response, retry) -> {
                refused.getHeaders().setAuthorization("Bearer " + good);
                return response.getStatusCode() == 401;
            });
        };
        Gmail gmail = GoogleClient.of(simulator, Transport.APACHE5, signIn);
        BatchRequest batch = gmail.batch();
        List<String> names = new ArrayList<>();
        for (String id : List.of("INBOX", "SENT", "TRASH")) {
            HttpRequest request = gmail.users().labels().get("me", id).buildHttpRequest();
            if (id.equals("SENT")) {
                request.getHeaders().setAuthorization("Bearer expired");
            }
            batch.queue(request, Label.class, GoogleJsonErrorContainer.class, new BatchCallback<>() {
                @Override
                public void onSuccess(Label label, HttpHeaders headers) {
                    names.add(label.getName());
                }

                @Override
                public void onFailure(GoogleJsonErrorContainer error, HttpHeaders headers) {
                    throw new AssertionError(error);
                }
            });
        }
        batch.execute();
        assertThat(names).containsExactly("INBOX", "TRASH", "SENT");
        assertThat(simulator.requests().of("batch"))
                .extracting(LoggedRequest::parts)
                .containsExactly(3, 1);
    }

    @Test
    void answersEachPartByItsOwnAuthorization() {
        simulator.createMailbox("you@example.com");
        String yours = simulator.tokens().issue("you@example.com");
        Answer answer = batch(
                "batch",
                part("<a>", "GET /gmail/v1/users/me/profile HTTP/1.1", ""),
                part("<b>", "GET /gmail/v1/users/me/profile", "Authorization: Bearer " + yours + "\r\n"),
                part("<c>", "GET /gmail/v1/users/me/profile", "Authorization: Bearer wrong\r\n"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(200, 200, 401);
        assertThat(answer.text())
                .containsSubsequence(
                        "<response-a>", ME, "<response-b>", "you@example.com", "<response-c>", "authError");
    }

    @Test
    void doesWithoutAnOuterAuthorizationWhenThePartsHaveTheirs() {
        String token = simulator.tokens().issue(ME);
        Answer answer = http.send(http.anonymous("batch/gmail/v1")
                .header("Content-Type", "multipart/mixed; boundary=\"b b\"")
                .POST(PlainHttp.text("--b b\r\nContent-Type: application/http\r\nContent-ID: 7\r\n\r\n"
                        + "GET http://gmail.example/gmail/v1/users/me/profile HTTP/1.1\r\nAuthorization: Bearer "
                        + token
                        + "\r\n\r\n\r\n--b b--")));
        assertThat(statuses(answer)).containsExactly(200);
        assertThat(answer.text()).contains("Content-ID: response-7\r\n", "\"emailAddress\": \"me@example.com\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "batch/gmail/v1", "batch/gmail"})
    void takesBodiesOverridesAndQueriesInParts(String path) {
        Answer answer = batch(
                path + "?prettyPrint=false",
                part("1", "POST /gmail/v1/users/me/labels", "", "{\"name\":\"made\"}"),
                part("2", "GET /gmail/v1/users/me/messages?maxResults=1&fields=resultSizeEstimate", ""),
                part("3", "POST /gmail/v1/users/me/labels/INBOX", "X-HTTP-Method-Override: GET\r\n"));
        assertThat(statuses(answer)).containsExactly(200, 200, 200);
        assertThat(answer.text()).contains("\"name\":\"made\"", "{\"resultSizeEstimate\":0}", "\"id\":\"INBOX\"");
    }

    @Test
    void answersWhatItCannotServeWithinTheBatch() {
        Answer answer = batch(
                "batch",
                part("1", "GET /gmail/v1/users/me/messages/" + UNKNOWN, ""),
                part("2", "POST /upload/gmail/v1/users/me/messages/send?uploadType=media", "", "From: me"),
                part("3", "GET /gmail/v1/users/me/nothing", ""),
                part("4", "POST /batch", ""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(404, 400, 404, 404);
    }

    @Test
    void refusesMoreThanAHundredParts() {
        String[] parts = new String[101];
        java.util.Arrays.fill(parts, part("1", "GET /gmail/v1/users/me/profile", ""));
        Answer answer = batch("batch", parts);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asText()).contains("101", "100");
        assertThat(simulator.requests().calls("getProfile")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no parts", "--b\r\n\r\nunfinished"})
    void refusesWhatIsNoBatch(String body) {
        Answer answer = http.send(http.request("batch")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(PlainHttp.text(body)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asText()).startsWith("Failed to parse batch request");
    }

    @Test
    void putsAnHtmlErrorIntoOnePart() {
        simulator.faults().on("getProfile").times(1).status(502, "<html>Bad Gateway</html>");
        Answer answer = batch(
                "batch",
                part("1", "GET /gmail/v1/users/me/profile", ""),
                part("2", "GET /gmail/v1/users/me/labels", ""));
        assertThat(statuses(answer)).containsExactly(502, 200);
        assertThat(answer.text()).contains("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html; charset=UTF-8\r\n");
    }

    @Test
    void letsThePartsWaitAtTheSameTime() {
        simulator.faults().latency(Duration.ofMillis(100));
        String[] parts = new String[20];
        java.util.Arrays.fill(parts, part("1", "GET /gmail/v1/users/me/profile", ""));
        long start = System.nanoTime();
        assertThat(statuses(batch("batch", parts))).hasSize(20).containsOnly(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(100), Duration.ofMillis(1500));
    }

    private Answer batch(String path, String... parts) {
        return http.send(http.request(path)
                .header("Content-Type", "multipart/mixed; boundary=batch_b")
                .POST(PlainHttp.text(String.join("", parts) + "--batch_b--\r\n")));
    }

    private static String part(String id, String requestLine, String headers) {
        return part(id, requestLine, headers, "");
    }

    private static String part(String id, String requestLine, String headers, String body) {
        return "--batch_b\r\nContent-Type: application/http\r\nContent-ID: " + id + "\r\n\r\n" + requestLine + "\r\n"
                + headers + "\r\n" + body + "\r\n";
    }

    private static List<Integer> statuses(Answer answer) {
        return Pattern.compile("(?m)^HTTP/1\\.1 (\\d+) ")
                .matcher(answer.text())
                .results()
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .toList();
    }

    private static JsonBatchCallback<Label> failing(List<Integer> failures) {
        return new JsonBatchCallback<>() {
            @Override
            public void onSuccess(Label label, HttpHeaders headers) {
                throw new AssertionError("must fail");
            }

            @Override
            public void onFailure(GoogleJsonError error, HttpHeaders headers) {
                failures.add(error.getCode());
            }
        };
    }
}
