package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartBody;
import com.google.api.services.gmail.model.MessagePartHeader;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private final List<String> loaded = new ArrayList<>();
    private final AttachmentLoader loader = (messageId, partId, attachmentId) -> {
        loaded.add(messageId + " " + partId + " " + attachmentId);
        return new ByteArrayInputStream(("content of " + partId).getBytes(StandardCharsets.UTF_8));
    };

    private Exchange read(Message message, BodyType bodyType) throws IOException {
        Exchange exchange = Mails.exchange();
        new MessageReader(loader).read(message, exchange.getMessage(), bodyType);
        return exchange;
    }

    private Exchange read(String raw, BodyType bodyType) throws IOException {
        return read(Mails.raw(raw), bodyType);
    }

    private String text(String raw) throws IOException {
        return read(raw, BodyType.TEXT).getMessage().getBody(String.class);
    }

    private static Message full(MessagePart payload) {
        return new Message().setId("19a0").setPayload(payload);
    }

    private static MessagePart part(String partId, String mimeType, String... headers) {
        List<MessagePartHeader> fields = Arrays.stream(headers)
                .map(header -> header.split(": ", 2))
                .map(header -> new MessagePartHeader().setName(header[0]).setValue(header[1]))
                .toList();
        return new MessagePart()
                .setPartId(partId)
                .setMimeType(mimeType)
                .setFilename("")
                .setHeaders(fields)
                .setBody(new MessagePartBody().setSize(0));
    }

    private static MessagePart data(MessagePart part, String text, Charset charset) {
        return part.setBody(new MessagePartBody()
                .setData(Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(charset))));
    }

    private static MessagePart data(MessagePart part, String text) {
        return data(part, text, StandardCharsets.UTF_8);
    }

    private static MessagePart attached(MessagePart part, String fileName) {
        return part.setFilename(fileName)
                .setBody(new MessagePartBody()
                        .setAttachmentId("ANG" + part.getPartId())
                        .setSize(12));
    }

    private static AttachmentMessage attachments(Exchange exchange) {
        return exchange.getMessage(AttachmentMessage.class);
    }

    private static String content(Exchange exchange, String name) throws IOException {
        return new String(
                attachments(exchange).getAttachment(name).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    // -- body

    @Test
    void plainTextMailHasItsTextAsBody() throws Exception {
        Exchange exchange = read(full(data(part("", "text/plain"), "Grüße\r\n")), BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isEqualTo("Grüße\r\n");
        assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(attachments(exchange).hasAttachments()).isFalse();
    }

    @Test
    void textThatGmailReencodedIsUtf8WhateverItsHeaderSays() throws Exception {
        MessagePart part = data(part("", "text/plain", "Content-Type: text/plain; charset=ISO-2022-JP"), "こんにちは");

        assertThat(read(full(part), BodyType.TEXT).getMessage().getBody()).isEqualTo("こんにちは");
    }

    @Test
    void textThatGmailLeftAloneIsDecodedByItsHeader() throws Exception {
        for (String charset : List.of("ISO-2022-JP", "Shift_JIS", "EUC-JP", "UTF-16BE")) {
            MessagePart part = part("", "text/plain", "Content-Type: text/plain; charset=" + charset);

            assertThat(read(full(data(part, "こんにちは", Charset.forName(charset))), BodyType.TEXT)
                            .getMessage()
                            .getBody())
                    .isEqualTo("こんにちは");
        }
    }

    @Test
    void largeTextIsLoadedAsBody() throws Exception {
        MessagePart part = attached(part("", "text/plain"), "");

        assertThat(read(full(part), BodyType.TEXT).getMessage().getBody()).isEqualTo("content of ");
        assertThat(loaded).containsExactly("19a0  ANG");
    }

    @Test
    void theLoadersFailureIsTheCallersToKnow() {
        MessageReader reader = new MessageReader((messageId, partId, attachmentId) -> {
            throw new IOException("unreachable");
        });
        Message message = full(attached(part("", "text/plain"), ""));

        assertThatThrownBy(() -> reader.read(message, Mails.exchange().getMessage(), BodyType.TEXT))
                .isInstanceOf(IOException.class)
                .hasMessage("unreachable");
    }

    @Test
    void htmlOnlyMailIsReadableText() throws Exception {
        MessagePart html = data(
                part("", "text/html"),
                "<html><head><title>t</title><style>p{}</style></head><body><p>Dear&nbsp;Jane,</p>"
                        + "<ul><li>one<li>two</ul><a href=\"https://example.org/pay?a=1&amp;b=2\">Pay</a>"
                        + "<script>alert(1)</script></body></html>");

        assertThat(read(full(html), BodyType.TEXT).getMessage().getBody())
                .isEqualTo("Dear Jane,\n\n- one\n- two\n\nPay <https://example.org/pay?a=1&b=2>");
        assertThat(read(full(html), BodyType.HTML).getMessage().getBody(String.class))
                .startsWith("<html><head>");
    }

    @Test
    void plainTextMailIsEscapedWhereHtmlIsWanted() throws Exception {
        Exchange exchange = read("Subject: s\n\n1 < 2\n& so on", BodyType.HTML);

        assertThat(exchange.getMessage().getBody()).isEqualTo("1 &lt; 2<br>\r\n&amp; so on");
        assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("text/html; charset=UTF-8");
    }

    @Test
    void alternativesGiveOneBodyInTheWantedForm() throws Exception {
        String raw = multipart(
                "alternative",
                "Content-Type: text/plain\n\nplain",
                "Content-Type: text/html\n\n<b>html</b>",
                "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR");

        assertThat(text(raw)).isEqualTo("plain");
        assertThat(read(raw, BodyType.HTML).getMessage().getBody()).isEqualTo("<b>html</b>");
        assertThat(content(read(raw, BodyType.TEXT), "attachment-1.ics")).isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void anEmptyPlainAlternativeGivesWayToTheHtml() throws Exception {
        assertThat(text(multipart(
                        "alternative", "Content-Type: text/plain\n\n \n", "Content-Type: text/html\n\n<b>html</b>")))
                .isEqualTo("html");
    }

    @Test
    void severalTextsOfAMixedMailAreShownOneAfterTheOther() throws Exception {
        String raw = multipart(
                "mixed",
                "Content-Type: text/plain\n\nbefore",
                "Content-Type: image/png\nContent-Disposition: inline; filename=a.png\n\npng",
                "Content-Type: text/html\n\n<p>after</p>",
                "Content-Type: text/plain; name=notes.txt\n\nnotes");
        Exchange exchange = read(raw, BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isEqualTo("before\r\nafter");
        assertThat(read(raw, BodyType.HTML).getMessage().getBody()).isEqualTo("before<br>\r\n<p>after</p>");
        assertThat(attachments(exchange).getAttachmentNames()).containsExactly("a.png", "notes.txt");
    }

    @Test
    void anEmbeddedMessageIsAnAttachmentAndNotTheBody() throws Exception {
        String raw = multipart(
                "mixed",
                "Content-Type: text/plain\n\nouter",
                "Content-Type: message/rfc822\n\nSubject: inner\nContent-Type: text/plain\n\ninner text");
        Exchange exchange = read(raw, BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isEqualTo("outer");
        assertThat(exchange.getMessage().getHeader("Subject")).isEqualTo("outer subject");
        assertThat(content(exchange, "noname.eml"))
                .isEqualTo("Subject: inner\r\nContent-Type: text/plain\r\n\r\ninner text");
    }

    @Test
    void gmailsPartsOfAnEmbeddedMessageAreNotTheBody() throws Exception {
        MessagePart inner = data(part("1.0", "text/plain", "Subject: inner", "From: a@example.org"), "inner");
        MessagePart embedded =
                part("1", "message/rfc822").setFilename("noname.eml").setParts(List.of(inner));
        MessagePart root = part("", "multipart/mixed", "Subject: outer")
                .setParts(List.of(data(part("0", "text/plain"), "outer"), embedded));
        Exchange exchange = read(full(root), BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isEqualTo("outer");
        assertThat(content(exchange, "noname.eml")).isEqualTo("content of 1");
        assertThat(loaded).containsExactly("19a0 1 null");
    }

    @Test
    void aPartWithoutAttachmentIdIsFoundInTheRawMessage() throws Exception {
        String raw = multipart(
                "mixed",
                "Content-Type: text/plain\n\nouter",
                "Content-Type: message/rfc822\n\nSubject: inner\n\ninner text");
        byte[] octets = raw.getBytes(StandardCharsets.UTF_8);

        assertThat(MessageReader.openPart(new ByteArrayInputStream(octets), "1"))
                .hasValueSatisfying(part -> assertThat(part).hasContent("Subject: inner\n\ninner text"));
        assertThat(MessageReader.openPart(new ByteArrayInputStream(octets), "2"))
                .isEmpty();
    }

    @Test
    void aMailWithoutTextHasAnEmptyBody() throws Exception {
        Exchange exchange = read("Content-Type: application/pdf; name=a.pdf\n\n%PDF", BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isEqualTo("");
        assertThat(content(exchange, "a.pdf")).isEqualTo("%PDF");
    }

    // -- formats and body types

    @Test
    void metadataGivesHeadersAndNoBody() throws Exception {
        MessagePart payload = new MessagePart()
                .setMimeType("text/plain")
                .setHeaders(List.of(new MessagePartHeader().setName("Subject").setValue("Hello")));
        Exchange exchange = read(full(payload), BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("Subject");
    }

    @Test
    void minimalGivesNeither() throws Exception {
        Exchange exchange = read(full(new MessagePart().setMimeType("text/plain")), BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void rawBodyCanBeReadAgain() throws Exception {
        Exchange exchange = read("Subject: s\n\nbody", BodyType.RAW);
        StreamCache body = exchange.getMessage().getBody(StreamCache.class);

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("Subject: s\r\n\r\nbody");
        body.reset();
        assertThat(exchange.getMessage().getBody(byte[].class)).hasSize((int) body.length());
        assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("message/rfc822");
        assertThat(exchange.getMessage().getHeader("Subject")).isEqualTo("s");
    }

    @Test
    void mimeMessageAndModelAreTheBodyWhenAskedFor() throws Exception {
        MimeMessage mime =
                read("Subject: s\n\nbody", BodyType.MIME_MESSAGE).getMessage().getBody(MimeMessage.class);
        Message model = full(data(part("", "text/plain"), "x"));

        assertThat(mime.getSubject()).isEqualTo("s");
        assertThat(mime.getContent()).isEqualTo("body");
        assertThat(read(model, BodyType.MESSAGE).getMessage().getBody()).isSameAs(model);
    }

    @Test
    void rawBodyNeedsFormatRaw() {
        assertThatThrownBy(() -> read(full(data(part("", "text/plain"), "x")), BodyType.RAW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bodyType=raw")
                .hasMessageContaining("format=raw");
    }

    @Test
    void aLargeRawMailIsReadFromDisk() throws Exception {
        String line = "0123456789".repeat(7) + "\r\n";
        String raw = "Subject: big\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n"
                + "Content-Type: application/octet-stream; name=big.bin\r\n\r\n"
                + line.repeat(2 * MailSpool.THRESHOLD / line.length())
                + "--b--\r\n";
        Exchange exchange = Mails.exchange();
        new MessageReader(loader)
                .read(
                        new Message(),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)),
                        exchange.getMessage(),
                        BodyType.RAW);
        StreamCache body = exchange.getMessage().getBody(StreamCache.class);

        assertThat(body.inMemory()).isFalse();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(raw);
        assertThat(content(exchange, "big.bin")).startsWith(line).hasSizeGreaterThan(MailSpool.THRESHOLD);
    }

    @Test
    void theMailsOwnContentTypeIsReported() throws Exception {
        MailFacts facts = new MessageReader(loader)
                .read(Mails.raw(multipart("mixed", "\ntext")), Mails.exchange().getMessage(), BodyType.TEXT);

        assertThat(facts.contentType()).isEqualTo("multipart/mixed; boundary=\"b\"");
    }

    // -- headers

    @Test
    void headersAreDecodedAndUnfolded() throws Exception {
        Exchange exchange = read(
                "Subject: =?UTF-8?Q?Gr=C3=BC?=\n =?UTF-8?B?w59l?= aus\n\t=?iso-8859-1?q?K=F6ln?=\nX-Raw: Größe\n"
                        + "Received: one\nReceived: two\nFrom: =?utf-8?q?Doe=2C_Jane_=3Cx=40y=3E?= <jane@example.org>\n\n",
                BodyType.TEXT);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("Subject", "Grüße aus Köln")
                .containsEntry("X-Raw", "Größe")
                .containsEntry("Received", List.of("one", "two"))
                .containsEntry("From", "\"Doe, Jane <x@y>\" <jane@example.org>");
    }

    @Test
    void noMailHeaderSteersCamel() throws Exception {
        Exchange exchange = read(
                "CamelFileName: ../../x\ncamelhttpuri: http://evil\nCAMEL-x: y\norg.apache.camel.x: y\n"
                        + "JMSReplyTo: q\nAuthorization: Basic x\nContent-Length: 5\nbreadcrumbId: b\nHost: h\n"
                        + "X-Fine: yes\nbad name: x\n=?utf-8?q?Camel?=: x\n\ntext",
                BodyType.TEXT);

        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("=?utf-8?q?Camel?=", "X-Fine", "Content-Type");
    }

    @Test
    void anEncodedLineBreakStaysOneLine() throws Exception {
        assertThat(read("Subject: =?utf-8?q?a=0D=0ABcc:_x=00y?=\n\n", BodyType.TEXT)
                        .getMessage()
                        .getHeader("Subject"))
                .isEqualTo("a Bcc: x y");
    }

    // -- attachments

    @Test
    void attachmentsAreLoadedWhenTouchedAndOnlyOnce() throws Exception {
        MessagePart root = part("", "multipart/mixed")
                .setParts(List.of(
                        data(part("0", "text/plain"), "text"),
                        attached(
                                part("1", "image/png", "Content-ID: <logo@x>", "Content-Disposition: inline"),
                                "logo.png")));
        Exchange exchange = read(full(root), BodyType.TEXT);

        assertThat(loaded).isEmpty();
        Attachment logo = attachments(exchange).getAttachmentObject("logo.png");
        assertThat(logo.getHeader("Content-ID")).isEqualTo("<logo@x>");
        assertThat(logo.getHeader("Content-Disposition")).isEqualTo("inline");
        assertThat(logo.getHeader(MessageReader.PART_ID)).isEqualTo("1");
        assertThat(logo.getDataHandler().getContentType()).isEqualTo("image/png");
        assertThat(content(exchange, "logo.png")).isEqualTo("content of 1");
        assertThat(content(exchange, "logo.png")).isEqualTo("content of 1");
        assertThat(loaded).containsExactly("19a0 1 ANG1");
    }

    @Test
    void attachmentNamesAreSafeAndNoneIsLost() throws Exception {
        MessagePart root = part("", "multipart/mixed")
                .setParts(List.of(
                        attached(part("0", "application/pdf"), "../../etc/passwd"),
                        attached(part("1", "application/pdf"), "C:\\Windows\\passwd"),
                        attached(part("2", "application/pdf"), ".."),
                        attached(part("3", "application/pdf"), "PASSWD"),
                        attached(part("4", "application/x-unheard-of"), ""),
                        attached(part("5", "text/plain"), "a\r\nb\u202egnp.exe"),
                        attached(part("6", "text/plain"), "x".repeat(5000) + ".txt"),
                        attached(part("7", "text/plain"), "nul.txt")));

        assertThat(attachments(read(full(root), BodyType.TEXT)).getAttachmentNames())
                .containsExactly(
                        "passwd",
                        "passwd (2)",
                        "attachment-3.pdf",
                        "PASSWD (3)",
                        "attachment-5.bin",
                        "a__b_gnp.exe",
                        "x".repeat(76) + ".txt",
                        "_nul.txt");
    }

    @Test
    void fileNamesAreReadInEveryEncoding() throws Exception {
        Exchange exchange = read(
                multipart(
                        "mixed",
                        "Content-Disposition: attachment; filename*0*=UTF-8''%E4%BC%9A; filename*1*=%E8%AD%B0;\n"
                                + " filename*2=\" 1.pdf\"\n\n1",
                        "Content-Disposition: attachment; filename=\"=?UTF-8?B?5Lya6K2w?= 2.pdf\"\n\n2",
                        "Content-Type: application/pdf; name==?iso-8859-1?Q?f=FCr_3.pdf?=\n\n3",
                        "Content-Disposition: attachment; filename=four words here 4.pdf; size=3\n\n4",
                        "Content-Disposition: attachment; filename=\"für 5.pdf\"\n\n5"),
                BodyType.TEXT);

        assertThat(attachments(exchange).getAttachmentNames())
                .containsExactly("会議 1.pdf", "会議 2.pdf", "für 3.pdf", "four words here 4.pdf", "für 5.pdf");
    }

    @Test
    void aDeliveryStatusIsWholeAgain() throws Exception {
        MessagePart status = part("1", "message/delivery-status")
                .setParts(List.of(
                        data(part("1.0", "text/plain", "Reporting-MTA: dns; mx.example.org"), "Action: failed\r\n")));
        MessagePart root =
                part("", "multipart/report").setParts(List.of(data(part("0", "text/plain"), "It bounced"), status));
        Exchange exchange = read(full(root), BodyType.TEXT);

        assertThat(exchange.getMessage().getBody()).isEqualTo("It bounced");
        assertThat(content(exchange, "attachment-1.txt"))
                .isEqualTo("Reporting-MTA: dns; mx.example.org\r\n\r\nAction: failed\r\n");
    }

    // -- hostile

    @Test
    void absurdNestingIsBounded() throws Exception {
        StringBuilder raw = new StringBuilder("Subject: deep\n");
        for (int i = 0; i < 3000; i++) {
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Exchange exchange = read(raw.append("\ntext").toString(), BodyType.TEXT);
        MessagePart payload = data(part("0", "text/plain"), "text");
        for (int i = 0; i < 3000; i++) {
            payload = part("0", "multipart/mixed").setParts(List.of(payload));
        }

        assertThat(attachments(exchange).getAttachments()).hasSize(1);
        assertThat(attachments(read(full(payload), BodyType.TEXT)).getAttachments())
                .hasSize(1);
    }

    @Test
    void aMultipartWithoutBoundaryIsShownAsItIs() throws Exception {
        assertThat(text("Content-Type: multipart/mixed; boundary=missing\n\nno parts here"))
                .isEqualTo("no parts here");
    }

    @Test
    void textWithoutABlankLineAboveIsNotLost() throws Exception {
        assertThat(read(Mails.raw("Just a text\nwithout a header.\n"), BodyType.TEXT)
                        .getMessage()
                        .getBody(String.class)
                        .strip())
                .isEqualToNormalizingNewlines("Just a text\nwithout a header.");
        Exchange exchange = read(Mails.raw("Subject: hello\nHello Amy\n\nhow are you?\n"), BodyType.TEXT);
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualToNormalizingNewlines("Hello Amy\n\nhow are you?\n");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("Subject", "hello")
                .doesNotContainKey("Hello Amy");
    }

    @Test
    void aBoundaryMayEndInSpace() throws Exception {
        assertThat(read(
                                Mails.raw("Content-Type: multipart/mixed; boundary=\"b \"\n\n--b \n\ntext\n--b --\n"),
                                BodyType.TEXT)
                        .getMessage()
                        .getBody())
                .isNotEqualTo("");
    }

    @Test
    void brokenBase64IsReadAsFarAsItGoes() throws Exception {
        assertThat(text("Content-Transfer-Encoding: base64\n\nSGVs*bG8=!!\nIHdvcmxk"))
                .startsWith("Hello");
    }

    @Test
    void unknownCharsetsAndWrongOnesAreText() throws Exception {
        assertThat(text("Content-Type: text/plain; charset=x-nobody\n\nGrüße")).isEqualTo("Grüße");
        assertThat(text("Content-Type: text/plain; charset=us-ascii\n\nGrüße")).isEqualTo("Grüße");
        assertThat(text("Content-Type: text/plain; charset=\"\n\nGrüße")).isEqualTo("Grüße");
    }

    private static String multipart(String subtype, String... parts) {
        return "Subject: outer subject\nContent-Type: multipart/" + subtype + "; boundary=\"b\"\n\n--b\n"
                + String.join("\n--b\n", parts) + "\n--b--\n";
    }
}
