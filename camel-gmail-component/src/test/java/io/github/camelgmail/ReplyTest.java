package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.simulator.mail.MailPart;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import io.github.camelgmail.simulator.settings.SendAs;
import jakarta.activation.DataHandler;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest extends RouteTest {

    @Test
    void aChainOfFiveStaysOneThreadInBothMailboxesWithAllReferences() {
        call("gmail:me?to=" + BOB + "&subject=Lunch?", "Shall we?", Map.of());
        StoredMessage first = newest(amy());
        List<String> ids = new ArrayList<>(List.of(first.mail().messageId().orElseThrow()));

        for (int i = 1; i <= 5; i++) {
            Mailbox writer = i % 2 == 1 ? bob() : amy();
            StoredMessage parent = newest(writer);
            call(mailbox(writer) + "&operation=reply&autoSubmitted=false", "Answer " + i, messageId(parent));

            ParsedMail answer = newest(writer).mail();
            assertThat(answer.header("In-Reply-To")).hasValue(ids.get(ids.size() - 1));
            assertThat(answer.references()).containsExactlyElementsOf(ids);
            assertThat(answer.header("Subject")).hasValue("Re: Lunch?");
            ids.add(answer.messageId().orElseThrow());
        }

        assertThat(amy().threadCount()).isEqualTo(1);
        assertThat(bob().threadCount()).isEqualTo(1);
        assertThat(amy().messages()).hasSize(6);
        assertThat(bob().messages()).hasSize(6);
    }

    @Test
    void aConsumedMailIsAnsweredInOneStepWithoutItsOwnAttachments() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?labelIds=INBOX&delay=50")
                        .setBody()
                        .constant("Thank you.")
                        .to("gmail:me?operation=reply")
                        .to("mock:answered");
            }
        });
        startAndConnect(context);
        StoredMessage question = amy().receive(withAttachment("Aw: RE: Question", "Reply-To: desk@example.net\r\n"));

        var answered = context.getEndpoint("mock:answered", org.apache.camel.component.mock.MockEndpoint.class);
        answered.expectedMessageCount(1);
        answered.assertIsSatisfied();

        ParsedMail answer = outbound(0);
        assertThat(answer.addresses("To")).containsExactly("desk@example.net");
        assertThat(answer.header("Subject")).hasValue("Re: Question");
        assertThat(answer.header("Auto-Submitted")).hasValue("auto-replied");
        assertThat(answer.attachmentNames()).isEmpty();
        assertThat(text(answer)).isEqualTo("Thank you.");
        assertThat(amy().thread(question.threadId()).orElseThrow().messages()).hasSize(2);
        // the consumed mail's own attachments stay with the route
        assertThat(answered.getExchanges()
                        .get(0)
                        .getMessage(AttachmentMessage.class)
                        .getAttachmentNames())
                .containsExactly("data.bin");
    }

    @Test
    void everybodyButTheMailboxGetsAnAnswerToAll() {
        alias("sales@example.com");
        StoredMessage question = amy().receive(mail(
                "From: Carl <carl@example.net>\r\n"
                        + "To: Amy <AMY@example.com>, \"Doe, Jane\" <jane@example.net>, sales@example.com\r\n"
                        + "Cc: amy+list@example.com, =?utf-8?q?B=C3=B6b?= <" + BOB + ">, carl@example.net\r\n",
                "Hello"));

        call("gmail:me?operation=replyAll&cc=eve@example.net", "Hi all", messageId(question));

        ParsedMail answer = newest(amy()).mail();
        assertThat(answer.addresses("To")).containsExactly("carl@example.net", "jane@example.net");
        assertThat(answer.addresses("Cc")).containsExactly(BOB, "eve@example.net");
        assertThat(answer.header("Cc")).hasValueSatisfying(cc -> assertThat(cc).contains("Böb"));
    }

    @Test
    void whatTheRouteSaysGoesBeforeWhatFollowsFromTheMail() {
        StoredMessage question = amy().receive(mail("From: carl@example.net\r\nTo: " + AMY + "\r\n", "Hello"));

        call(
                "gmail:me?operation=reply&to=eve@example.net&subject=Other",
                "answer",
                Map.of(
                        GmailConstants.MESSAGE_ID,
                        question.id(),
                        GmailConstants.MAIL_HEADERS,
                        Map.of("auto-submitted", "auto-generated", "X-Ticket", "42")));

        ParsedMail answer = outbound(0);
        assertThat(answer.addresses("To")).containsExactly("eve@example.net");
        assertThat(answer.header("Subject")).hasValue("Other");
        assertThat(answer.header("Auto-Submitted")).hasValue("auto-generated");
        assertThat(answer.header("X-Ticket")).hasValue("42");
        assertThat(answer.header("In-Reply-To")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | autoSubmitted",
                "X-Auto-Response-Suppress: OOF, AutoReply | autoSubmitted",
                "Precedence: bulk | precedence",
                "List-Id: <news.example.net> | mailingList",
                "List-Unsubscribe: <https://example.net/u> | mailingList",
                "Return-Path: <> | bounce",
                "Content-Type: multipart/report; boundary=x | bounce",
                "From: MAILER-DAEMON@example.net | bounce",
                "From: amy@example.com | ownAddress",
                "Return-Path: <carl@example.net> | noAddress"
            })
    void mailThatNoProgramShouldAnswerIsLeftAlone(String header, String reason) {
        boolean sender = header.startsWith("From:") || reason.equals("noAddress");
        StoredMessage mail = amy().receive(mail(
                (sender ? "" : "From: carl@example.net\r\n") + header + "\r\nTo: " + AMY + "\r\n", "Hello"));

        Exchange answer = request("gmail:me?operation=reply", "the answer", messageId(mail));

        assertThat(answer.getMessage().getHeader(GmailConstants.REPLY_SKIPPED)).isEqualTo(reason);
        assertThat(answer.getMessage().getBody()).isEqualTo("the answer");
        assertThat(amy().messages()).hasSize(1);
    }

    @Test
    void humanMailThatSaysSoIsAnswered() {
        StoredMessage mail = amy().receive(mail("From: carl@example.net\r\nAuto-Submitted: no (human)\r\n", "Hello"));

        Exchange answer = request("gmail:me?operation=reply", "the answer", messageId(mail));

        assertThat(answer.getMessage().getBody()).isInstanceOf(Message.class);
        assertThat(answer.getMessage().getHeader(GmailConstants.REPLY_SKIPPED)).isNull();
    }

    @Test
    void anAnswerToOnesOwnMailGoesToItsRecipients() {
        call("gmail:me?to=carl@example.net,Bob <" + BOB + ">&subject=Offer", "text", Map.of());

        call("gmail:me?operation=reply&replyToAutomatic=true", "Any news?", messageId(newest(amy())));

        assertThat(newest(amy()).mail().addresses("To")).containsExactly("carl@example.net", BOB);
        assertThat(amy().threadCount()).isEqualTo(1);
    }

    @Test
    void anAnswerQuotesTextAndHtmlAndItsImages() {
        StoredMessage question = amy().receive(htmlWithImage());

        call("gmail:me?operation=reply&quote=true", "No.\n\nAmy", messageId(question));

        ParsedMail answer = outbound(0);
        List<MailPart> leaves = leaves(answer.root());
        assertThat(leaves).extracting(MailPart::mimeType).containsExactly("text/plain", "text/html", "image/png");
        assertThat(text(leaves.get(0)))
                .isEqualTo("No.\r\n\r\nAmy\r\n\r\nOn Mon, 23 Nov 2026 10:00:00 +0000, Carl <carl@example.net> wrote:"
                        + "\r\n\r\n> Look\r\n>\r\n>> earlier\r\n");
        assertThat(text(leaves.get(1)))
                .startsWith("No.<br>")
                .contains(
                        "Carl &lt;carl@example.net&gt; wrote:",
                        "<style>p{}</style>",
                        "<p>Look <img src=\"cid:i1@x\"></p>")
                .doesNotContain("<html", "<body", "<title");
        assertThat(leaves.get(2).content()).containsExactly(1, 2, 3);
    }

    @Test
    void aForwardedMailBringsItsTextAndAttachments() {
        StoredMessage original = amy().receive(htmlWithImage());

        call(
                "gmail:me?operation=forward&to=" + BOB + "&contentType=text/html",
                "<html><body><p>FYI</p></body></html>",
                messageId(original));

        ParsedMail forwarded = newest(bob()).mail();
        assertThat(forwarded.header("Subject")).hasValue("Fwd: Picture");
        assertThat(forwarded.header("Auto-Submitted")).hasValue("auto-generated");
        assertThat(forwarded.attachmentNames()).contains("list.csv");
        List<MailPart> leaves = leaves(forwarded.root());
        assertThat(text(leaves.get(0)))
                .startsWith("FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: Carl <carl@example.net>\r\n")
                .contains("Subject: Picture", "Look");
        assertThat(text(leaves.get(1)))
                .startsWith("<html><body><p>FYI</p>")
                .contains("<p>Look <img src=\"cid:i1@x\"></p>")
                .endsWith("</body></html>");
        assertThat(newest(amy()).threadId()).isEqualTo(original.threadId());
    }

    @Test
    void aConsumedMailIsForwardedWithoutRepeatingItsTextAsAComment() throws Exception {
        route(context, "gmail:me?labelIds=INBOX&delay=50", "gmail:me?operation=forward&to=" + BOB, "mock:forwarded");
        startAndConnect(context);
        amy().receive(withAttachment("Data", ""));

        var forwarded = context.getEndpoint("mock:forwarded", org.apache.camel.component.mock.MockEndpoint.class);
        forwarded.expectedMessageCount(1);
        forwarded.assertIsSatisfied();

        ParsedMail mail = newest(bob()).mail();
        assertThat(text(mail)).startsWith("---------- Forwarded message").containsOnlyOnce("See the data.");
        assertThat(mail.attachmentNames()).containsExactly("data.bin");
    }

    @Test
    void aMailIsAttachedAsItIs() {
        StoredMessage original = amy().receive(withAttachment("Data", ""));

        Exchange answer = template(exchange -> {
            exchange.getMessage().setBody("See below");
            exchange.getMessage().setHeader(GmailConstants.MESSAGE_ID, original.id());
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachment("note.txt", new DataHandler(new ByteArrayDataSource(new byte[] {9}, "text/plain")));
        });

        assertThat(answer.getException()).isNull();
        List<MailPart> parts = newest(bob()).mail().root().parts();
        assertThat(parts).extracting(MailPart::mimeType).containsExactly("text/plain", "text/plain", "message/rfc822");
        assertThat(new String(parts.get(2).content(), UTF_8))
                .isEqualTo(new String(original.mail().raw(), UTF_8));
    }

    @Test
    void aSenderThatGmailWouldReplaceIsRefused() {
        assertThatThrownBy(() -> call("gmail:me?to=" + BOB + "&from=ceo@example.com", "text", Map.of()))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("option from", "ceo@example.com", "verified send-as aliases");
        assertThat(amy().messages()).isEmpty();

        alias("ceo@elsewhere.example");
        assertThatThrownBy(() -> call("gmail:me?to=" + BOB + "&from=ceo@elsewhere.example", "text", Map.of()))
                .cause()
                .hasMessageContaining("whose verification is pending");
        alias("ceo@example.com");
        call("gmail:me?to=" + BOB + "&from=CEO <ceo@example.com>", "text", Map.of());
        call("gmail:me?to=" + BOB + "&from=Amy <AMY@example.com>", "text", Map.of());

        assertThat(bob().messages())
                .extracting(message -> message.mail().addresses("From").get(0))
                .containsExactlyInAnyOrder("ceo@example.com", AMY);
    }

    @Test
    void aSenderInsideACompleteMailIsCheckedToo() throws Exception {
        alias("ceo@example.com");
        byte[] forged = ("From: CEO <ceo@elsewhere.example>\r\nTo: " + BOB + "\r\n\r\nHello\r\n").getBytes(UTF_8);
        byte[] own = ("From: CEO <ceo@example.com>\r\nTo: " + BOB + "\r\n\r\nHello\r\n").getBytes(UTF_8);
        Draft draft = (Draft) call("gmail:me?operation=drafts.create&to=" + BOB, "text", Map.of());
        String eml = "&contentType=message/rfc822";
        String send = "gmail:me?operation=messages.send";
        String create = "gmail:me?operation=drafts.create";
        String update = "gmail:me?operation=drafts.update&draftId=" + draft.getId();
        String sendDraft = "gmail:me?operation=drafts.send&draftId=" + draft.getId();
        MimeMessage mime = new MimeMessage(null, new ByteArrayInputStream(forged));

        for (String uri : List.of(send, send + "&sendMode=draft", create, update, sendDraft)) {
            for (Object body : List.of(forged, mime, new Message().encodeRaw(forged))) {
                assertThatThrownBy(() -> call(uri + (body == forged ? eml : ""), body, Map.of()))
                        .as(uri)
                        .cause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll(
                                "From of the mail", "ceo@elsewhere.example", "verified send-as aliases");
            }
        }
        assertThat(bob().messages()).isEmpty();
        call(send + eml, own, Map.of());
        call(update + eml, own, Map.of());
        call(sendDraft, "what the route has in hand", Map.of());
        assertThat(bob().messages()).hasSize(2).allSatisfy(message -> assertThat(
                        message.mail().addresses("From"))
                .containsExactly("ceo@example.com"));
        assertThatThrownBy(() -> call(create + "&from=ceo@elsewhere.example", "text", Map.of()))
                .cause()
                .hasMessageContaining("option from");
        call("gmail:me?operation=messages.insert" + eml, forged, Map.of());
    }

    @Test
    void whereAliasesMayNotBeReadTheSenderIsNotChecked() {
        String token = GMAIL.simulator().tokens().issue(AMY, "https://www.googleapis.com/auth/gmail.send");

        call("gmail:me?accessToken=" + token + "&to=" + BOB + "&from=ceo@example.com", "text", Map.of());

        assertThat(bob().messages()).hasSize(1);
    }

    @Test
    void badInputIsNamed() {
        StoredMessage mail = amy().receive(mail("From: carl@example.net\r\n", "Hello"));

        assertThatThrownBy(() -> call("gmail:me?operation=reply", "text", Map.of()))
                .cause()
                .hasMessageContainingAll("reply", "messageId", "CamelGmailMessageId");
        assertThatThrownBy(() -> call("gmail:me?operation=forward", "text", messageId(mail)))
                .cause()
                .hasMessageContainingAll("forward", "option to");
        assertThatThrownBy(() -> call("gmail:me?operation=forward&to=a@b.example&forwardAs=pdf", "", messageId(mail)))
                .cause()
                .hasMessageContainingAll("forwardAs", "pdf", "inline, attachment");
        assertThat(amy().messages()).hasSize(1);
    }

    /** Amy's aliases in her own domain need no verification. */
    private static void alias(String address) {
        amy().settings().sendAs().create(new SendAs(address, null, null, null, null, null, null, null, null));
    }

    private Exchange request(String uri, Object body, Map<String, Object> headers) {
        context.start();
        Exchange answer = template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
        assertThat(answer.getException()).isNull();
        return answer;
    }

    private Exchange template(org.apache.camel.Processor processor) {
        context.start();
        return template.request("gmail:me?operation=forward&forwardAs=attachment&to=" + BOB, processor);
    }

    private static String mailbox(Mailbox mailbox) {
        String address = mailbox.emailAddress();
        return "gmail:" + address + "?accessToken=" + GMAIL.simulator().tokens().issue(address);
    }

    private static Map<String, Object> messageId(StoredMessage message) {
        return Map.of(GmailConstants.MESSAGE_ID, message.id());
    }

    /** The message that was stored last. */
    private static StoredMessage newest(Mailbox mailbox) {
        return mailbox.messages().stream()
                .max((one, other) -> one.id().compareTo(other.id()))
                .orElseThrow();
    }

    private static ParsedMail outbound(int index) {
        return ParsedMail.parse(
                GMAIL.simulator().mailSystem().outbound().get(index).raw());
    }

    private static byte[] mail(String fields, String subject, String rest) {
        return (fields + "Subject: " + subject + "\r\nMessage-ID: <" + System.nanoTime() + "@example.net>\r\n"
                        + "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n" + rest)
                .getBytes(UTF_8);
    }

    static byte[] mail(String fields, String subject) {
        return mail(
                fields, subject, (fields.contains("Content-Type") ? "" : "Content-Type: text/plain\r\n") + "\r\ntext");
    }

    private static byte[] withAttachment(String subject, String fields) {
        return mail(
                "From: Carl <carl@example.net>\r\nTo: " + AMY + "\r\n" + fields,
                subject,
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee the data."
                        + "\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=data.bin\r\n\r\nAQID\r\n--x--\r\n");
    }

    private static byte[] htmlWithImage() {
        return mail(
                "From: Carl <carl@example.net>\r\nTo: " + AMY + "\r\n",
                "Picture",
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y"
                        + "\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nLook\r\n\r\n> earlier\r\n--y\r\n"
                        + "Content-Type: multipart/related; boundary=z\r\n\r\n--z\r\nContent-Type: text/html\r\n\r\n"
                        + "<html><head><title>t</title><style>p{}</style></head><body bgcolor=white>"
                        + "<p>Look <img src=\"cid:i1@x\"></p></body></html>\r\n--z\r\nContent-Type: image/png\r\n"
                        + "Content-ID: <i1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n--z--\r\n--y--\r\n--x\r\n"
                        + "Content-Type: text/csv\r\nContent-Disposition: attachment; filename=list.csv\r\n\r\n1,2\r\n"
                        + "--x--\r\n");
    }

    private static String text(ParsedMail mail) {
        return text(leaves(mail.root()).get(0));
    }

    private static String text(MailPart part) {
        return new String(part.content(), UTF_8);
    }

    private static List<MailPart> leaves(MailPart part) {
        return part.parts().isEmpty()
                ? List.of(part)
                : part.parts().stream().flatMap(child -> leaves(child).stream()).toList();
    }
}
