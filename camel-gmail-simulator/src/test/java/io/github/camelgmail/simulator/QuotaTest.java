package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.PlainHttp.Answer;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.quota.QuotaProfile;
import io.github.camelgmail.simulator.quota.QuotaRefusal;
import io.github.camelgmail.simulator.quota.QuotaSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quota units, concurrency and the sending limit, by a clock that stands still. */
class QuotaTest {

    private static final String ME = "me@example.com";
    private static final String PROFILE = "gmail/v1/users/me/profile";
    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension(GmailSimulator.builder().clock(CLOCK)).withMailbox(ME);

    private GmailSimulator simulator;
    private PlainHttp http;
    private String message;

    @BeforeEach
    void connect() {
        simulator = GMAIL.simulator();
        http = new PlainHttp(simulator, ME);
        Mailbox mailbox = simulator.mailbox(ME);
        message = "gmail/v1/users/me/messages/"
                + mailbox.receive(Mails.to(ME, "one", "text")).id();
    }

    private void enforce(QuotaProfile profile, QuotaRefusal refusal, int concurrency, int mails) {
        simulator.quota(new QuotaSettings(profile, refusal, 6, concurrency, mails));
    }

    private long succeeding(String path) {
        return Stream.generate(() -> http.get(path).status())
                .takeWhile(status -> status == 200)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 50, 5, 'Total Query Cost'", "LEGACY, 500, 50, Queries"})
    void grantsABurstAndThenARate(QuotaProfile profile, int burst, int inSixSeconds, String metric) {
        enforce(profile, QuotaRefusal.METRIC, 0, 0);
        assertThat(succeeding(message)).isEqualTo(burst);
        Answer refused = http.get(message);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("rateLimitExceeded");
        assertThat(refused.json().at("/error/errors/0/domain").asText()).isEqualTo("usageLimits");
        assertThat(refused.json().at("/error/message").asText())
                .startsWith("Quota exceeded for quota metric '" + metric + "' and limit '")
                .contains("per minute per user' of service 'gmail.googleapis.com'");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(succeeding(message)).isEqualTo(inSixSeconds);
    }

    @Test
    void countsWhatEachCallCostsAndNothingForTheRefused() {
        enforce(QuotaProfile.STANDARD, QuotaRefusal.METRIC, 0, 0);
        succeeding(message);
        assertThat(simulator.requests().units()).isEqualTo(1000);
        assertThat(http.get(PROFILE).status()).isEqualTo(403);
        CLOCK.advance(Duration.ofMillis(10));
        assertThat(http.get(PROFILE).status()).isEqualTo(200);
        assertThat(simulator.requests().of("getProfile").get(1).units()).isEqualTo(1);
    }

    @Test
    void keepsUsersApart() {
        enforce(QuotaProfile.STANDARD, QuotaRefusal.METRIC, 0, 0);
        simulator.createMailbox("you@example.com");
        succeeding(message);
        assertThat(new PlainHttp(simulator, "you@example.com").get(PROFILE).status())
                .isEqualTo(200);
    }

    @Test
    void chargesEachPartOfABatch() {
        enforce(QuotaProfile.STANDARD, QuotaRefusal.METRIC, 0, 0);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            body.append("--b\r\nContent-Type: application/http\r\n\r\nGET /" + message + "\r\n\r\n");
        }
        Answer answer = http.send(http.request("batch")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(PlainHttp.text(body + "--b--")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().split("HTTP/1.1 200 OK", -1)).hasSize(51);
        assertThat(answer.text().split("HTTP/1.1 403 Forbidden", -1)).hasSize(11);
    }

    @Test
    void namesATimeAndPushesItOutWhenItIsNotKept() {
        enforce(QuotaProfile.STANDARD, QuotaRefusal.RETRY_AFTER, 0, 0);
        succeeding(message);
        CLOCK.advance(Duration.ofSeconds(30));
        Answer early = http.get(message);
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.json().at("/error/message").asText())
                .matches("User-rate limit exceeded\\.  Retry after \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")
                .endsWith(CLOCK.instant()
                        .plusSeconds(60)
                        .toString()
                        .replace("Z", ".000Z")
                        .replaceFirst("(\\.\\d{3})\\d*\\.000Z", "$1Z"));
        assertThat(early.header("Retry-After")).isNull();
        CLOCK.advance(Duration.ofSeconds(59));
        assertThat(http.get(message).status()).isEqualTo(429);
        CLOCK.advance(Duration.ofSeconds(60));
        assertThat(http.get(message).status()).isEqualTo(200);
    }

    @Test
    void capsTheRequestsInFlight() {
        enforce(QuotaProfile.NONE, QuotaRefusal.METRIC, 3, 0);
        simulator.faults().latency(Duration.ofMillis(300));
        List<CompletableFuture<Answer>> flight = IntStream.range(0, 8)
                .mapToObj(i -> http.sendAsync(http.request(PROFILE)))
                .toList();
        List<Answer> answers = flight.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .hasSize(5)
                .allSatisfy(
                        answer -> assertThat(answer.json().at("/error/message").asText())
                                .isEqualTo("Too many concurrent requests for user"));
        assertThat(http.get(PROFILE).status()).isEqualTo(200);
    }

    @Test
    void countsThePartsOfABatchAsInFlight() {
        enforce(QuotaProfile.NONE, QuotaRefusal.METRIC, 10, 0);
        simulator.faults().on("getProfile").latency(Duration.ofMillis(200));
        String part = "--b\r\nContent-Type: application/http\r\n\r\nGET /" + PROFILE + "\r\n\r\n";
        Answer answer = http.send(http.request("batch")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(PlainHttp.text(part.repeat(30) + "--b--")));
        assertThat(answer.text().split("HTTP/1.1 200 OK", -1)).hasSize(11);
        assertThat(answer.text().split("Too many concurrent requests for user\",\n    \"errors", -1))
                .hasSize(21);
    }

    @Test
    void limitsTheMailsOfADay() {
        enforce(QuotaProfile.NONE, QuotaRefusal.METRIC, 0, 2);
        String json = "{\"raw\":\"" + Mails.raw(Mails.mail(ME, "x@example.net", "s", "t")) + "\"}";
        assertThat(http.post("gmail/v1/users/me/messages/send", json).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(http.post("gmail/v1/users/me/messages/send", json).status()).isEqualTo(200);
        Answer refused = http.post("gmail/v1/users/me/messages/send", json);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("User-rate limit exceeded (Mail sending)");
        assertThat(simulator.mailSystem().outbound()).hasSize(2);
        CLOCK.advance(Duration.ofHours(24).minusMinutes(30));
        PlainHttp again = new PlainHttp(simulator, ME);
        assertThat(again.post("gmail/v1/users/me/messages/send", json).status()).isEqualTo(200);
        assertThat(again.post("gmail/v1/users/me/messages/send", json).status()).isEqualTo(429);
    }

    @Test
    void limitsTheProjectAsAWhole() {
        simulator.quota(new QuotaSettings(QuotaProfile.LEGACY, QuotaRefusal.METRIC, 60, 0, 0));
        // 15,000 / 60 = 250 units for a user, 1,200,000 / 60 = 20,000 units for the project
        int users = 0;
        Answer answer;
        do {
            String address = "user" + users + "@example.com";
            simulator.createMailbox(address);
            PlainHttp user = new PlainHttp(simulator, address);
            for (int i = 0; i < 4; i++) {
                user.post("gmail/v1/users/me/messages/batchDelete", "{\"ids\":[\"18e7c8b0b8fa42d1\"]}");
            }
            answer = user.post("gmail/v1/users/me/messages/batchDelete", "{\"ids\":[\"18e7c8b0b8fa42d1\"]}");
            users++;
        } while (answer.status() == 204);
        assertThat(users).isEqualTo(81);
        assertThat(answer.json().at("/error/message").asText()).contains("limit 'Queries per minute' of service");
    }
}
