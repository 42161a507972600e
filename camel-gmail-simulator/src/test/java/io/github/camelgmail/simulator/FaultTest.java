package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import io.github.camelgmail.simulator.PlainHttp.Answer;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.fault.Fault;
import io.github.camelgmail.simulator.http.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults on demand, seen from outside. */
class FaultTest {

    private static final String ME = "me@example.com";
    private static final String PROFILE = "gmail/v1/users/me/profile";
    private static final String SEND = "gmail/v1/users/me/messages/send";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    private GmailSimulator simulator;
    private PlainHttp http;

    @BeforeEach
    void connect() {
        simulator = GMAIL.simulator();
        http = new PlainHttp(simulator, ME);
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> http.get(PROFILE).status())
                .toList();
    }

    @Test
    void hitsSoManyRequestsAfterLettingSomePass() {
        Fault fault = simulator.faults().on("getProfile").skip(1).times(2).status(503, "{\"error\":{\"code\":503}}");
        assertThat(statuses(5)).containsExactly(200, 503, 503, 200, 200);
        assertThat(fault.hits()).isEqualTo(2);
    }

    @Test
    void playsFaultsOneAfterTheOther() {
        simulator.faults().on("*").times(1).status(502, "<html>Bad Gateway</html>");
        simulator.faults().on("getProfile").times(1).status(500, "{}");
        Answer html = http.get(PROFILE);
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(statuses(2)).containsExactly(500, 200);
    }

    @Test
    void hitsByChanceThatCanBeRepeated() {
        simulator.faults().on("getProfile").probability(0.3).status(503, "{}");
        List<Integer> first = statuses(60);
        simulator.faults().seed(0);
        assertThat(statuses(60)).isEqualTo(first);
        assertThat(first.stream().filter(status -> status == 503).count()).isBetween(8L, 30L);
    }

    @Test
    void hitsOnlyWhatThePatternNames() {
        Fault fault = simulator.faults().on("labels.*").always().error(GmailError.forbidden("no"));
        assertThat(http.get(PROFILE).status()).isEqualTo(200);
        Answer refused = http.get("gmail/v1/users/me/labels");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("forbidden");
        fault.remove();
        assertThat(http.get("gmail/v1/users/me/labels").status()).isEqualTo(200);
    }

    @Test
    void cutsTheConnectionBeforeTheWork() {
        simulator.faults().on("messages.send").times(1).cutBefore();
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.mailbox(ME).messages()).isEmpty();
        assertThat(simulator.requests().of("messages.send"))
                .singleElement()
                .extracting(LoggedRequest::status)
                .isEqualTo(0);
        assertThat(send().status()).isEqualTo(200);
    }

    @Test
    void cutsTheConnectionAfterTheWork() {
        simulator.faults().on("messages.send").times(1).cutAfter();
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.mailbox(ME).messages()).hasSize(1);
    }

    @Test
    void cutsABatchWhoseWorkIsDone() {
        simulator.faults().on("batch").times(1).cutAfter();
        assertThatThrownBy(() -> http.send(http.request("batch")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .POST(PlainHttp.text(
                                "--b\r\n\r\nPOST /gmail/v1/users/me/labels\r\n\r\n{\"name\":\"x\"}\r\n--b--"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.requests().of("labels.create"))
                .singleElement()
                .extracting(LoggedRequest::status)
                .isEqualTo(200);
    }

    @Test
    void delaysAnswersAndBodies() {
        simulator.faults().on("getProfile").latency(Duration.ofMillis(150));
        simulator.faults().on("getProfile").slowBody(Duration.ofMillis(200));
        long start = System.nanoTime();
        assertThat(http.get(PROFILE).json().path("emailAddress").asText()).isEqualTo(ME);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(340));
    }

    @Test
    void hitsTheTokenEndpointAndUploads() {
        simulator.faults().on("token").times(1).status(503, "{}");
        simulator.faults().on("upload").times(2).status(500, "{}");
        assertThat(http.form("token", "grant_type=x").status()).isEqualTo(503);
        assertThat(http.form("token", "grant_type=x").status()).isEqualTo(400);
        assertThat(http.post("upload/" + SEND + "?uploadType=resumable", "{}").status())
                .isEqualTo(500);
        assertThat(http.post("upload/" + SEND + "?uploadType=media", "{}").status())
                .isEqualTo(500);
        assertThat(http.post("upload/" + SEND + "?uploadType=resumable", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void givesGooglesClientAnErrorWithoutDetailsForAPage() {
        simulator.faults().on("getProfile").status(500, "<html>Error 500</html>");
        assertThatThrownBy(() -> GoogleClient.of(simulator, GoogleClient.Transport.NET, ME)
                        .users()
                        .getProfile("me")
                        .execute())
                .isInstanceOfSatisfying(GoogleJsonResponseException.class, e -> assertThat(e.getDetails())
                        .isNull());
    }

    @Test
    void forgetsFaultsAtAReset() throws IOException {
        simulator.faults().on("*").status(500, "{}");
        simulator.faults().latency(Duration.ofSeconds(5));
        simulator.reset();
        simulator.createMailbox(ME);
        assertThat(new PlainHttp(simulator, ME).get(PROFILE).status()).isEqualTo(200);
    }

    private Answer send() {
        return http.post(SEND, "{\"raw\":\"" + Mails.raw(Mails.mail(ME, "x@example.net", "s", "t")) + "\"}");
    }
}
