package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesGetTest {

    private static final byte[] MIXED = Mails.of(
            "From: Ann <ann@elsewhere.example>",
            "Subject: Two parts",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain; charset=iso-8859-1",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Gr=FC=DFe & <more>",
            "--b",
            "Content-Type: application/pdf; name=bill.pdf",
            "Content-Disposition: attachment; filename=bill.pdf",
            "Content-Transfer-Encoding: base64",
            "",
            "JVBERi0=",
            "--b--");

    private final Conversation gmail = new Conversation();

    private StoredMessage insert(byte[] mail) {
        return gmail.me.insert(mail, List.of("INBOX"), gmail.clock.instant());
    }

    private Conversation.Request get(StoredMessage message) {
        return gmail.call("messages.get").id(message.id());
    }

    @Test
    void fullIsTheDefaultAndHasTheKeysInGmailsOrder() {
        StoredMessage message = insert(MIXED);

        JsonNode json = get(message).ok();

        assertThat(keys(json))
                .containsExactly(
                        "id",
                        "threadId",
                        "labelIds",
                        "snippet",
                        "payload",
                        "sizeEstimate",
                        "historyId",
                        "internalDate");
        assertThat(keys(json.get("payload")))
                .containsExactly("partId", "mimeType", "filename", "headers", "body", "parts");
        assertThat(json.get("threadId").textValue()).isEqualTo(message.id());
        assertThat(json.at("/payload/partId").textValue()).isEmpty();
        assertThat(json.at("/payload/body").toString()).isEqualTo("{\"size\":0}");
        assertThat(json.at("/payload/parts/0/partId").textValue()).isEqualTo("0");
        assertThat(json.at("/payload/parts/1/filename").textValue()).isEqualTo("bill.pdf");
    }

    @Test
    void numbersOf64BitsAreStringsAndOthersNumbers() {
        JsonNode json = get(insert(MIXED)).ok();

        assertThat(json.get("historyId").isTextual()).isTrue();
        assertThat(json.get("internalDate").textValue())
                .isEqualTo(Long.toString(gmail.clock.instant().toEpochMilli()));
        assertThat(json.get("sizeEstimate").intValue()).isEqualTo(MIXED.length);
    }

    @Test
    void textIsUtf8InBase64UrlWithPaddingWhileItsHeaderStays() {
        JsonNode part = get(insert(MIXED)).ok().at("/payload/parts/0");

        String data = part.at("/body/data").textValue();
        assertThat(new String(Conversation.decode(data), StandardCharsets.UTF_8))
                .startsWith("Grüße & <more>");
        assertThat(data.length() % 4).isZero();
        assertThat(part.at("/body/size").intValue()).isEqualTo(Conversation.decode(data).length);
        assertThat(part.at("/headers/0/value").textValue()).isEqualTo("text/plain; charset=iso-8859-1");
    }

    @Test
    void anAttachmentIsReadThroughAnIdThatDiffersOnEveryGetAndExpires() {
        StoredMessage message = insert(MIXED);
        JsonNode body = get(message).ok().at("/payload/parts/1/body");
        String token = body.get("attachmentId").textValue();

        assertThat(keys(body)).containsExactly("attachmentId", "size");
        assertThat(token).hasSizeGreaterThan(300);
        assertThat(get(message).ok().at("/payload/parts/1/body/attachmentId").textValue())
                .isNotEqualTo(token);

        Conversation.Request attachment = gmail.call("messages.attachments.get")
                .path("messageId", message.id())
                .id(token);
        assertThat(attachment.ok().toString()).isEqualTo("{\"size\":5,\"data\":\"JVBERi0=\"}");

        gmail.clock.advance(Duration.ofMinutes(10).plusMillis(1));
        assertThat(attachment.error()).hasMessage("Invalid attachment token");
        assertThat(attachment.error().code()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "ANGjdJ", "ANGjdJ$$$", "ANGjdJAAAA"})
    void anAttachmentIdThatGmailNeverGaveIsRefused(String token) {
        StoredMessage message = insert(MIXED);

        assertThat(gmail.call("messages.attachments.get")
                        .path("messageId", message.id())
                        .id(token)
                        .error())
                .hasMessage("Invalid attachment token");
    }

    @Test
    void anAttachmentIdOfAnotherMessageIsRefused() {
        String token =
                get(insert(MIXED)).ok().at("/payload/parts/1/body/attachmentId").textValue();

        assertThat(gmail.call("messages.attachments.get")
                        .path("messageId", insert(MIXED).id())
                        .id(token)
                        .error())
                .hasMessage("Invalid attachment token");
    }

    @Test
    void minimalTellsTheMimeTypeAndNoHeaders() {
        JsonNode json = get(insert(MIXED)).query("format", "minimal").ok();

        assertThat(json.get("payload").toString()).isEqualTo("{\"mimeType\":\"multipart/mixed\"}");
        assertThat(json.get("snippet").textValue()).isEqualTo("Grüße &amp; &lt;more&gt;");
    }

    @Test
    void metadataTellsHeadersAndNoBody() {
        JsonNode payload = get(insert(MIXED)).query("format", "METADATA").ok().get("payload");

        assertThat(keys(payload)).containsExactly("mimeType", "headers");
        assertThat(payload.get("headers").findValuesAsText("name"))
                .containsExactly("From", "Subject", "MIME-Version", "Content-Type");
    }

    @Test
    void metadataHeadersAreComparedWithoutCaseAndComeInMessageOrder() {
        JsonNode payload = get(insert(MIXED))
                .query("format", "metadata")
                .query("metadataHeaders", "subject", "FROM", "X-Absent")
                .ok()
                .get("payload");

        assertThat(payload.get("headers").findValuesAsText("name")).containsExactly("From", "Subject");
    }

    @Test
    void rawIsTheMailAsItWasAndHasNoPayload() {
        JsonNode json = get(insert(MIXED)).query("format", "raw").ok();

        assertThat(Conversation.decode(json.get("raw").textValue())).isEqualTo(MIXED);
        assertThat(json.has("payload")).isFalse();
        assertThat(keys(json)).contains("snippet", "sizeEstimate", "historyId", "internalDate", "labelIds");
    }

    @Test
    void aMessageWithoutLabelsHasNoLabelIds() {
        StoredMessage message = gmail.me.insert(MIXED, Set.of(), gmail.clock.instant());

        assertThat(get(message).ok().has("labelIds")).isFalse();
    }

    @Test
    void idsAreSixteenHexDigitsThatGrowWithTime() {
        StoredMessage first = insert(MIXED);
        gmail.clock.advance(Duration.ofMillis(1));
        StoredMessage second = insert(MIXED);

        assertThat(first.id()).matches("[0-9a-f]{16}").isLessThan(second.id());
        assertThat(Long.parseLong(first.id(), 16) >>> 20)
                .isEqualTo(gmail.clock.instant().toEpochMilli() - 1);
    }

    @Test
    void anUnknownIdIsNotFoundAndAMalformedOneIsInvalid() {
        assertThat(gmail.call("messages.get").id("19e947a32828729b").error().code())
                .isEqualTo(404);
        GmailError malformed = gmail.call("messages.get").id("FMfcgzGxStuvwxyz").error();
        assertThat(malformed).hasMessage("Invalid id value");
        assertThat(malformed.code()).isEqualTo(400);
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThat(get(insert(MIXED)).query("format", "nope").error())
                .hasMessageContaining("Invalid value at 'format'")
                .hasMessageContaining("\"nope\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "raw"})
    void theMetadataScopePoisonsAWiderOne(String format) {
        GmailError error = get(insert(MIXED))
                .query("format", format)
                .scopes("metadata", "modify")
                .error();

        assertThat(error.code()).isEqualTo(403);
        assertThat(error.reason()).isEqualTo("forbidden");
        assertThat(error).hasMessage("Metadata scope doesn't allow format " + format.toUpperCase());
    }

    @Test
    void theMetadataScopeAllowsMetadata() {
        assertThat(get(insert(MIXED))
                        .query("format", "metadata")
                        .scopes("metadata")
                        .ok()
                        .has("payload"))
                .isTrue();
    }

    @Test
    void trashedAndSpamMessagesAreGot() {
        StoredMessage message = insert(MIXED);
        gmail.me.trash(message.id());

        assertThat(get(message).ok().get("labelIds").toString()).isEqualTo("[\"TRASH\"]");
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
