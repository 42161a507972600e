package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.PlainHttp.Answer;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Google's front end does to every request, seen with a plain HTTP client. */
class FrontEndTest {

    private static final String ME = "me@example.com";
    private static final String USER = "gmail/v1/users/me/";

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

    @Test
    void answersPrettyPrintedJsonWithGooglesHeaders() {
        Answer answer = http.get(USER + "profile");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .startsWith("{\n  \"emailAddress\": \"me@example.com\",\n")
                .endsWith("\n}\n");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
        assertThat(answer.header("Vary")).isEqualTo("Origin, X-Origin, Referer");
        assertThat(answer.header("Cache-Control")).isEqualTo("private");
        assertThat(http.get(USER + "profile?prettyPrint=false").text()).startsWith("{\"emailAddress\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"me@example.com", "me%40example.com", "ME@example.com", "me"})
    void takesTheUsersOwnAddress(String userId) {
        assertThat(http.get("gmail/v1/users/" + userId + "/profile").status()).isEqualTo(200);
    }

    @Test
    void refusesAnotherUsersMailbox() {
        simulator.createMailbox("other@example.com");
        Answer answer = http.get("gmail/v1/users/other@example.com/profile");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("forbidden");
        assertThat(answer.json().at("/error/message").asText()).startsWith("Delegation denied for ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail/v1/users/me/mesages", "gmail/v2/users/me/profile", "nothing<b>", "web/nobody@x.org"})
    void answersAnUnknownPathWithAPage(String path) {
        Answer answer = http.get(path.replace("<", "%3Cb").replace(">", "%3E"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(answer.text()).contains("Error 404 (Not Found)!!1").doesNotContain("<b>g");
    }

    @Test
    void answersAnUnknownVerbWithAPage() {
        assertThat(http.send(http.request(USER + "profile").DELETE()).status()).isEqualTo(404);
    }

    @Test
    void asksForCredentials() {
        Answer missing = http.send(http.anonymous(USER + "profile"));
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.reason()).isEqualTo("required");
        assertThat(missing.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"https://accounts.google.com/\"");
        Answer wrong = http.send(http.anonymous(USER + "profile").header("Authorization", "Bearer nonsense"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.reason()).isEqualTo("authError");
        assertThat(wrong.json().at("/error/status").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(wrong.json().at("/error/errors/0/locationType").asText()).isEqualTo("header");
        assertThat(wrong.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
    }

    @Test
    void takesATokenFromTheQuery() {
        String token = simulator.tokens().issue(ME);
        assertThat(http.send(http.anonymous(USER + "profile?access_token=" + token))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesATokenWithoutAScopeOfTheMethod() {
        String token = simulator.tokens().issue(ME, "https://www.googleapis.com/auth/gmail.readonly");
        Answer answer = http.send(http.anonymous(USER + "labels")
                .header("Authorization", "Bearer " + token)
                .POST(PlainHttp.text("{\"name\":\"x\"}")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("insufficientPermissions");
        assertThat(answer.json().at("/error/details/0/reason").asText()).isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        assertThat(simulator.requests().units()).isZero();
    }

    @Test
    void compressesForThoseWhoAskAndNameGzip() throws IOException {
        mailbox.receive(Mails.to(ME, "long", Mails.filler(30_000)));
        String path = USER + "messages/" + mailbox.messages().get(0).id();
        Answer plain = http.send(http.request(path).header("Accept-Encoding", "gzip"));
        assertThat(plain.header("Content-Encoding")).isNull();
        Answer small =
                http.send(http.request(path).header("Accept-Encoding", "gzip").header("User-Agent", "test (gzip)"));
        assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.bytes().length).isLessThan(plain.bytes().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
    }

    @Test
    void readsCompressedBodies() throws IOException {
        Answer answer = http.send(http.request(USER + "labels")
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(gzip("{\"name\":\"zipped\"}"))));
        assertThat(answer.json().path("name").asText()).isEqualTo("zipped");
        Answer broken = http.send(
                http.request(USER + "labels").header("Content-Encoding", "gzip").POST(PlainHttp.text("not gzip")));
        assertThat(broken.status()).isEqualTo(400);
    }

    @Test
    void overridesTheVerb() {
        String id = http.post(USER + "labels", "{\"name\":\"old\"}")
                .json()
                .path("id")
                .asText();
        Answer patched = http.send(http.request(USER + "labels/" + id)
                .header("X-HTTP-Method-Override", "PATCH")
                .POST(PlainHttp.text("{\"name\":\"new\"}")));
        assertThat(patched.json().path("name").asText()).isEqualTo("new");
        Answer listed = http.send(http.request(USER + "messages")
                .header("X-HTTP-Method-Override", "GET")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(PlainHttp.text("q=subject%3Anothing&maxResults=5")));
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().path("resultSizeEstimate").asInt(-1)).isZero();
    }

    @Test
    void keepsOnlyTheFieldsOfAMask() {
        mailbox.receive(Mails.withAttachment(ME, "masked", "a.bin", new byte[100]));
        String path = USER + "messages/" + mailbox.messages().get(0).id() + "?prettyPrint=false&fields=";
        assertThat(http.get(path + "id,labelIds").json().fieldNames())
                .toIterable()
                .containsExactly("id", "labelIds");
        assertThat(http.get(path + "payload(parts(filename))").text())
                .isEqualTo("{\"payload\":{\"parts\":[{\"filename\":\"\"},{\"filename\":\"a.bin\"}]}}\n");
        assertThat(http.get(path + "payload/parts/body/size,payload/mimeType").text())
                .contains("\"mimeType\":\"multipart/mixed\"", "\"size\":100")
                .doesNotContain("attachmentId", "filename");
        assertThat(http.get(path + "payload/*/filename").text())
                .contains("a.bin")
                .doesNotContain("mimeType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id(", "id)", "a,,b", "a//b", "a(b", "%20", "a b", "nosuchfield", "messages/nosuchfield"})
    void refusesABadMask(String mask) {
        Answer answer = http.get(USER + "messages?fields=" + mask.replace(" ", "%20"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .at("/error/details/0/fieldViolations/0/description")
                        .asText())
                .startsWith("Error expanding 'fields' parameter.");
    }

    @Test
    void refusesAQueryParameterThatTheMethodDoesNotKnow() {
        Answer answer = http.get(USER + "messages?labelIDs=INBOX");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asText()).contains("Unknown name \"labelIDs\"");
        assertThat(http.get(USER + "profile?quotaUser=x&key=y&$.xgafv=1&alt=json")
                        .status())
                .isEqualTo(200);
        assertThat(http.get(USER + "profile?alt=media").status()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsNotJson() {
        Answer answer = http.post(USER + "labels", "{\"name\": oops}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("parseError");
        assertThat(answer.json().at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(http.post(USER + "labels", "[]").reason()).isEqualTo("parseError");
    }

    @Test
    void refusesAJsonBodyBeyondFiveMegabytes() throws IOException {
        String json = "{\"raw\":\"" + "A".repeat(5 * 1024 * 1024) + "\"}";
        assertThat(http.post(USER + "messages/send", json).status()).isEqualTo(413);
        Answer zipped = http.send(http.request(USER + "messages/send")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(json))));
        assertThat(zipped.status()).isEqualTo(413);
    }

    @Test
    void leavesOutTheOldErrorListForThoseWhoDoNotWantIt() {
        Answer answer = http.get(USER + "messages/18e7c8b0b8fa42d1?$.xgafv=2");
        assertThat(answer.json().at("/error/status").asText()).isEqualTo("NOT_FOUND");
        assertThat(answer.json().at("/error/errors").isMissingNode()).isTrue();
    }

    @Test
    void answersNoContentWithoutABody() {
        String id = mailbox.receive(Mails.to(ME, "gone", "text")).id();
        Answer answer = http.send(http.request(USER + "messages/" + id).DELETE());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void refusesABrokenEscape() {
        assertThat(RawHttp.exchange(
                        simulator,
                        "GET /gmail/v1/users/me/messages?q=%zz HTTP/1.1\r\nHost: x\r\n" + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
