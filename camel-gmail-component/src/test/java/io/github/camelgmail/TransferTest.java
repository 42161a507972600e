package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartBody;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How mails and attachments travel, and how much of an answer does. */
class TransferTest extends RouteTest {

    private static final int BIG = 3_000_000;

    @Test
    void aBigAttachmentStreamsIntoAFile() throws Exception {
        byte[] content = new byte[BIG];
        new Random(5).nextBytes(content);
        StoredMessage stored = amy().receive(withAttachment(content));
        String attachmentId = ((Message)
                        call("gmail:me?operation=messages.get&messageId=" + stored.id(), null, Map.of()))
                .getPayload()
                .getParts()
                .get(1)
                .getBody()
                .getAttachmentId();
        Path target = folder.resolve("out");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:save")
                        .to("gmail:me?operation=messages.attachments.get&streamDownload=true")
                        .to("file:" + target + "?fileName=data.bin");
            }
        });

        template.requestBodyAndHeaders(
                "direct:save",
                "",
                Map.of(GmailConstants.MESSAGE_ID, stored.id(), "CamelGmailAttachmentId", attachmentId));

        assertThat(Files.readAllBytes(target.resolve("data.bin"))).isEqualTo(content);
    }

    @Test
    void aRawMailStreamsAndCanBeReadAgain() throws Exception {
        StoredMessage stored = amy().receive(withAttachment(new byte[BIG]));
        context.start();

        Exchange answer = template.request(
                "gmail:me?operation=messages.get&format=raw&streamDownload=true&messageId=" + stored.id(),
                exchange -> exchange.getMessage().setBody(null));

        StreamCache body = (StreamCache) answer.getMessage().getBody();
        assertThat(((InputStream) body).readAllBytes()).isEqualTo(stored.mail().raw());
        body.reset();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        body.writeTo(again);
        assertThat(again.toByteArray()).isEqualTo(stored.mail().raw());
        assertThat(answer.getMessage().getHeader(GmailConstants.MESSAGE_ID)).isEqualTo(stored.id());
        assertThat(answer.getMessage().getHeader(GmailConstants.THREAD_ID)).isEqualTo(stored.threadId());
    }

    @Test
    void withoutStreamingTheBodyIsGmailsOwnModel() {
        StoredMessage stored = amy().receive(withAttachment(new byte[] {1, 2, 3}));
        String uri = "gmail:me?operation=messages.get&messageId=" + stored.id();
        Message message = (Message) call(uri + "&streamDownload=true", null, Map.of());
        String attachmentId = message.getPayload().getParts().get(1).getBody().getAttachmentId();

        Object attachment = call(
                "gmail:me?operation=messages.attachments.get",
                null,
                Map.of(GmailConstants.MESSAGE_ID, stored.id(), "CamelGmailAttachmentId", attachmentId));

        assertThat(((MessagePartBody) attachment).decodeData()).containsExactly(1, 2, 3);
        assertThat(((Message) call(uri + "&format=raw", null, Map.of())).decodeRaw())
                .isEqualTo(stored.mail().raw());
    }

    @ParameterizedTest
    @CsvSource({"json, 0, 0", "multipart, 0, 0", "resumable, 1, 1"})
    void theWayOfAnUploadCanBeChosen(String uploadType, int sessions, int bySession) {
        GMAIL.simulator().requests().clear();

        call("gmail:me?to=" + BOB + "&uploadType=" + uploadType, "Hello", Map.of());

        assertThat(bob().messages()).hasSize(1);
        assertThat(GMAIL.simulator().requests().calls("upload.start")).isEqualTo(sessions);
        assertThat(GMAIL.simulator().requests().of("messages.send"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.path().startsWith("/upload/")).isEqualTo(!uploadType.equals("json")));
    }

    @Test
    void anUnknownWayIsRefused() {
        assertThatThrownBy(() -> call("gmail:me?to=" + BOB, "x", Map.of("CamelGmailUploadType", "carrier pigeon")))
                .hasStackTraceContaining("header CamelGmailUploadType")
                .hasStackTraceContaining("json, multipart, resumable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"snippet", "id", "threadId,snippet", "*", "snippet,payload(mimeType,headers)", "payload/headers"})
    void aMaskNeverHidesTheIdsThatLaterStepsNeed(String mask) {
        StoredMessage stored = amy().receive(mail("hello", "text"));
        context.start();

        Exchange answer = template.request(
                "gmail:me?operation=messages.get&messageId=" + stored.id() + "&fields=" + mask,
                exchange -> exchange.getMessage().removeHeaders("*"));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(GmailConstants.MESSAGE_ID)).isEqualTo(stored.id());
        assertThat(answer.getMessage().getHeader(GmailConstants.THREAD_ID)).isEqualTo(stored.threadId());
        assertThat(answer.getMessage().getBody(Message.class).getHistoryId() != null)
                .isEqualTo(mask.equals("*"));
    }

    @Test
    void aMaskOnDraftsAndLabelsIsWidenedToo() {
        Exchange draft = request("gmail:me?operation=drafts.create&fields=message/labelIds");
        assertThat(draft.getMessage().getHeaders())
                .containsKeys(GmailConstants.DRAFT_ID, GmailConstants.MESSAGE_ID, GmailConstants.THREAD_ID);

        Exchange label = request("gmail:me?operation=labels.create&name=masked&fields=name");
        assertThat(label.getMessage().getHeader("CamelGmailLabelId")).isNotNull();
        assertThat(label.getMessage().getBody(Label.class).getName()).isEqualTo("masked");
        assertThat(List.of(draft, label)).allMatch(exchange -> exchange.getException() == null);
    }

    private Exchange request(String uri) {
        context.start();
        return template.request(uri, exchange -> exchange.getMessage().setBody("Hello"));
    }

    private static byte[] withAttachment(byte[] content) {
        return ("From: Carl <carl@example.net>\r\nTo: " + AMY + "\r\nSubject: big\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\ntext\r\n"
                        + "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=data.bin\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
