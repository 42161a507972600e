package io.github.camelgmail.simulator;

import static io.github.camelgmail.simulator.GoogleClient.Transport.APACHE5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.InputStreamContent;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.simulator.GoogleClient.Transport;
import io.github.camelgmail.simulator.PlainHttp.Answer;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Simple, multipart and resumable uploads, with Google's client and by hand. */
class UploadTest {

    private static final String ME = "me@example.com";
    private static final int CHUNK = 256 * 1024;
    private static final String INSERT = "upload/gmail/v1/users/me/messages?uploadType=";
    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension(GmailSimulator.builder().clock(CLOCK)).withMailbox(ME);

    private final byte[] big = Mails.to(ME, "big", Mails.filler(600_000));
    private GmailSimulator simulator;
    private PlainHttp http;
    private Mailbox mailbox;

    @BeforeEach
    void connect() {
        simulator = GMAIL.simulator();
        http = new PlainHttp(simulator, ME);
        mailbox = simulator.mailbox(ME);
    }

    private Gmail.Users.Messages messages(Transport transport) {
        return GoogleClient.of(simulator, transport, ME).users().messages();
    }

    private AbstractInputStreamContent content() {
        return new ByteArrayContent("message/rfc822", big);
    }

    private void assertStored() {
        assertThat(mailbox.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.mail().raw()).isEqualTo(big));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void takesADirectUploadWithMetadata(Transport transport) throws IOException {
        Gmail.Users.Messages.Insert insert =
                messages(transport).insert("me", new Message().setLabelIds(List.of("STARRED")), content());
        insert.getMediaHttpUploader().setDirectUploadEnabled(true);
        insert.execute();
        assertStored();
        assertThat(mailbox.messages().get(0).labelIds()).contains("STARRED");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void takesAResumableUploadInChunks(Transport transport) throws IOException {
        Gmail.Users.Messages.Insert insert =
                messages(transport).insert("me", new Message().setLabelIds(List.of("STARRED")), content());
        insert.getMediaHttpUploader().setChunkSize(CHUNK);
        assertThat(insert.execute().getId()).isNotNull();
        assertStored();
        assertThat(mailbox.messages().get(0).labelIds()).contains("STARRED");
        assertThat(simulator.requests().calls("upload.chunk")).isEqualTo(2);
        assertThat(simulator.requests().calls("messages.insert")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void takesAnUploadOfUnknownLength(Transport transport) throws IOException {
        Gmail.Users.Messages.Insert insert = messages(transport)
                .insert("me", null, new InputStreamContent("message/rfc822", new ByteArrayInputStream(big)));
        insert.getMediaHttpUploader().setChunkSize(CHUNK);
        insert.execute();
        assertStored();
    }

    @Test
    void updatesADraftByUpload() throws IOException {
        Gmail.Users.Drafts drafts =
                GoogleClient.of(simulator, APACHE5, ME).users().drafts();
        String id = drafts.create("me", null, content()).execute().getId();
        byte[] changed = Mails.mail(ME, ME, "changed", "text");
        Draft updated = drafts.update("me", id, null, new ByteArrayContent("message/rfc822", changed))
                .execute();
        assertThat(updated.getId()).isEqualTo(id);
        drafts.send("me", new Draft().setId(id)).execute();
        assertThat(mailbox.messages().get(0).labelIds()).contains("SENT", "INBOX");
    }

    @Test
    void takesASimpleUpload() {
        Answer answer = http.send(http.request(INSERT + "media")
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(big)));
        assertThat(answer.json().path("id").asText()).isNotEmpty();
        assertStored();
    }

    @Test
    void takesAMultipartUploadWithLineFeedsOnly() {
        Answer answer = http.send(http.request("upload/gmail/v1/users/me/messages/send?uploadType=multipart")
                .header("Content-Type", "multipart/related; boundary=foo")
                .POST(PlainHttp.text("--foo\nContent-Type: application/json\n\n{}\n--foo\n"
                        + "Content-Type: message/rfc822\n\nTo: me@example.com\nSubject: lf\n\ntext\n--foo--\n")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(mailbox.messages().get(0).mail().header("Subject")).contains("lf");
    }

    @Test
    void refusesOtherMediaTypesAndUploadTypes() {
        Answer wrongMedia = http.send(http.request(INSERT + "media")
                .header("Content-Type", "image/png")
                .POST(PlainHttp.text("x")));
        assertThat(wrongMedia.status()).isEqualTo(400);
        assertThat(wrongMedia.reason()).isEqualTo("badContent");
        assertThat(http.post(INSERT + "carrierPigeon", "{}").status()).isEqualTo(400);
        assertThat(http.post("upload/gmail/v1/users/me/labels?uploadType=media", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(http.send(http.request(INSERT + "multipart")
                                .header("Content-Type", "multipart/related; boundary=foo")
                                .POST(PlainHttp.text("--foo\r\n\r\n{}\r\n--foo--")))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload/gmail/v1/users/me/messages?uploadType=resumable",
                "resumable/upload/gmail/v1/users/me/messages"
            })
    void resumesWhereItWasInterrupted(String path) {
        String session = start(path, "{\"labelIds\":[\"STARRED\"]}");
        assertThat(query(session, "bytes */" + big.length).header("Range")).isNull();
        Answer first = put(session, 0, CHUNK, big.length);
        assertThat(first.status()).isEqualTo(308);
        assertThat(first.header("Range")).isEqualTo("bytes=0-262143");
        assertThat(first.header("Location")).isNull();
        assertThat(query(session, "bytes */*").header("Range")).isEqualTo("bytes=0-262143");
        put(session, CHUNK, 2 * CHUNK, -1);
        Answer last = put(session, 2 * CHUNK, big.length, big.length);
        assertThat(last.status()).isEqualTo(200);
        assertStored();
        assertThat(query(session, "bytes */" + big.length).json()).isEqualTo(last.json());
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void keepsTheBytesOfAChunkWhoseConnectionBroke() {
        String session = start(INSERT + "resumable", "");
        String path = session.substring(simulator.rootUrl().length() - 1);
        String sent = new String(big, 0, 100_000, StandardCharsets.ISO_8859_1);
        RawHttp.breakOff(
                simulator,
                "PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + big.length + "\r\nContent-Range: bytes 0-"
                        + (big.length - 1) + "/" + big.length + "\r\n\r\n" + sent);
        Awaitility.await()
                .until(() -> query(session, "bytes */" + big.length).header("Range"), "bytes=0-99999"::equals);
        assertThat(put(session, 100_000, big.length, big.length).status()).isEqualTo(200);
        assertStored();
    }

    @Test
    void storesOnlyMultiplesOfAChunkBeforeTheEnd() {
        String session = start(INSERT + "resumable", "");
        Answer small = put(session, 0, 1000, big.length);
        assertThat(small.status()).isEqualTo(400);
        assertThat(small.text()).contains("262144");
        assertThat(put(session, 0, CHUNK + 5, big.length).header("Range")).isEqualTo("bytes=0-262143");
        assertThat(put(session, CHUNK + 5, big.length, big.length).status()).isEqualTo(400);
        assertThat(put(session, CHUNK, big.length, big.length).status()).isEqualTo(200);
        assertStored();
    }

    @Test
    void takesBytesAgainThatItHasAlready() {
        String session = start(INSERT + "resumable", "");
        put(session, 0, CHUNK, big.length);
        assertThat(put(session, 0, 2 * CHUNK, big.length).header("Range")).isEqualTo("bytes=0-524287");
        put(session, 2 * CHUNK, big.length, big.length);
        assertStored();
    }

    @Test
    void refusesARangeThatTheBodyContradicts() {
        String session = start(INSERT + "resumable", "");
        Answer answer = http.send(
                http.anonymous(session).header("Content-Range", "bytes 0-9/10").PUT(PlainHttp.text("123")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(http.send(http.anonymous(session)
                                .header("Content-Range", "lines 1-2/3")
                                .PUT(PlainHttp.text("123")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void forgetsASessionAfterAWeek() {
        String session = start(INSERT + "resumable", "");
        CLOCK.advance(Duration.ofDays(6));
        assertThat(query(session, "bytes */9").status()).isEqualTo(308);
        CLOCK.advance(Duration.ofDays(1));
        assertThat(query(session, "bytes */9").status()).isEqualTo(404);
        assertThat(query(session + "x", "bytes */9").status()).isEqualTo(404);
    }

    @Test
    void breaksASessionWhoseMailIsRefused() {
        String session = start("upload/gmail/v1/users/me/messages/send?uploadType=resumable", "");
        byte[] nobody = "Subject: no recipient\r\n\r\ntext".getBytes(StandardCharsets.US_ASCII);
        Answer refused = http.send(http.anonymous(session).PUT(BodyPublishers.ofByteArray(nobody)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("Recipient address required");
        assertThat(query(session, "bytes */5").status()).isEqualTo(410);
    }

    @Test
    void limitsTheSize() {
        Answer declared = http.send(http.request("upload/gmail/v1/users/me/messages/send?uploadType=resumable")
                .header("X-Upload-Content-Length", "36700161")
                .POST(PlainHttp.text("")));
        assertThat(declared.status()).isEqualTo(413);
        byte[] tooBig = Arrays.copyOf(big, 36_700_161);
        assertThat(http.send(http.request("upload/gmail/v1/users/me/messages/send?uploadType=media")
                                .header("Content-Type", "message/rfc822")
                                .POST(BodyPublishers.ofByteArray(tooBig)))
                        .status())
                .isEqualTo(413);
        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void takesThirtyFiveMegabytesWithoutStandingInTheWayOfOthers() {
        byte[] huge = Mails.to(ME, "huge", Mails.filler(35_000_000));
        var upload = http.sendAsync(http.request("upload/gmail/v1/users/me/messages/send?uploadType=media")
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(huge)));
        while (!upload.isDone()) {
            assertThat(http.get("gmail/v1/users/me/profile").status()).isEqualTo(200);
        }
        assertThat(upload.join().status()).isEqualTo(200);
        String id = mailbox.messages().get(0).id();
        assertThat(http.get("gmail/v1/users/me/messages/" + id + "?format=raw").bytes().length)
                .isGreaterThan(46_000_000);
    }

    @Test
    void asksForScopesBeforeTakingAnything() {
        String token = simulator.tokens().issue(ME, "https://www.googleapis.com/auth/gmail.readonly");
        Gmail.Users.Messages messages = GoogleClient.of(
                        simulator, APACHE5, request -> request.getHeaders().setAuthorization("Bearer " + token))
                .users()
                .messages();
        GoogleJsonResponseException refused =
                catchThrowableOfType(GoogleJsonResponseException.class, () -> messages.send("me", null, content())
                        .execute());
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(simulator.requests().calls("upload.chunk")).isZero();
    }

    private String start(String path, String metadata) {
        Answer answer = http.send(http.request(path)
                .header("Content-Type", "application/json")
                .header("X-Upload-Content-Type", "message/rfc822")
                .POST(PlainHttp.text(metadata)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).startsWith(simulator.rootUrl()).contains("upload_id=");
        return answer.header("Location");
    }

    private Answer put(String session, int from, int to, int total) {
        return http.send(http.request(session)
                .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + (total < 0 ? "*" : total))
                .PUT(BodyPublishers.ofByteArray(big, from, to - from)));
    }

    private Answer query(String session, String range) {
        return http.send(http.anonymous(session).header("Content-Range", range).PUT(BodyPublishers.noBody()));
    }
}
