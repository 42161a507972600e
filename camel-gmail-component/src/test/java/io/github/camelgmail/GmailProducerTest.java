package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import com.google.api.services.gmail.model.Profile;
import com.google.api.services.gmail.model.Thread;
import com.google.api.services.gmail.model.VacationSettings;
import io.github.camelgmail.simulator.http.LoggedRequest;
import io.github.camelgmail.simulator.mail.MailPart;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.Test;

class GmailProducerTest extends RouteTest {

    @Test
    void sendsAMailByDefault() {
        Object answer = call("gmail:me?to=" + BOB + "&subject=Grüße", "Schöne Grüße", Map.of());

        assertThat(answer).isInstanceOf(Message.class);
        ParsedMail received = only(bob().messages());
        assertThat(received.header("Subject")).contains("Grüße");
        assertThat(received.addresses("From")).containsExactly(AMY);
        assertThat(text(received.root())).isEqualTo("Schöne Grüße");
        assertThat(amy().message(((Message) answer).getId()).orElseThrow().labelIds())
                .containsExactly("SENT");
    }

    @Test
    void sendsHtmlWithAlternativeAttachmentsAndNamesInAnyScript() {
        context.start();
        Exchange answer = template.request("gmail:me?contentType=text/html&bcc=" + AMY, exchange -> {
            exchange.getMessage().setBody("<p>こんにちは</p>");
            exchange.getMessage().setHeader("CamelGmailAlternativeBody", "こんにちは");
            exchange.getMessage().setHeader("CamelGmailTo", List.of("\"Böb, Jr.\" <" + BOB + ">"));
            exchange.getMessage().setHeader("CamelGmailSubject", "会議");
            exchange.getMessage()
                    .getExchange()
                    .getMessage(AttachmentMessage.class)
                    .addAttachment(
                            "Übersicht.csv",
                            new DataHandler(new ByteArrayDataSource(new byte[] {1, 2, 3}, "application/octet-stream")));
        });

        assertThat(answer.getException()).isNull();
        ParsedMail received = only(bob().messages());
        assertThat(received.header("Subject")).contains("会議");
        assertThat(received.header("To"))
                .hasValueSatisfying(to -> assertThat(to).contains("Böb, Jr."));
        assertThat(received.header("Bcc")).isEmpty();
        assertThat(received.attachmentNames()).containsExactly("Übersicht.csv");
        List<MailPart> leaves = leaves(received.root());
        assertThat(leaves)
                .extracting(MailPart::mimeType)
                .containsExactly("text/plain", "text/html", "application/octet-stream");
        assertThat(text(leaves.get(0))).isEqualTo("こんにちは");
        assertThat(text(leaves.get(1))).isEqualTo("<p>こんにちは</p>");
        assertThat(leaves.get(2).content()).containsExactly(1, 2, 3);
        assertThat(amy().messages()).hasSize(1).first().satisfies(sent -> assertThat(sent.labelIds())
                .contains("SENT", "INBOX"));
    }

    @Test
    void aConsumedMailsOwnHeadersNeverSteerASend() {
        StoredMessage consumed = amy().receive(mail("hello", "text"));

        call(
                "gmail:me?to=" + BOB,
                "forwarded",
                Map.of(
                        "To",
                        "eve@example.net",
                        "Subject",
                        "hello",
                        "Bcc",
                        "eve@example.net",
                        GmailConstants.THREAD_ID,
                        consumed.threadId(),
                        GmailConstants.MESSAGE_ID,
                        consumed.id()));

        ParsedMail received = only(bob().messages());
        assertThat(received.header("Subject").orElse("")).isEmpty();
        assertThat(GMAIL.simulator().mailSystem().outbound()).isEmpty();
        assertThat(amy().threadCount()).isEqualTo(2);
    }

    @Test
    void anAnswerJoinsTheThreadOfTheOption() {
        StoredMessage question = amy().receive(mail("question", "text"));

        call(
                "gmail:me?subject=Re: question&to=carl@example.net&threadId=" + question.threadId(),
                "the answer",
                Map.of(
                        GmailConstants.MAIL_HEADERS,
                        Map.of("In-Reply-To", question.mail().messageId().orElseThrow())));

        assertThat(amy().thread(question.threadId()).orElseThrow().messages()).hasSize(2);
    }

    @Test
    void labelsAreWrittenByNameAndCreatedOnRequest() {
        StoredMessage stored = amy().receive(mail("hello", "text"));

        call(
                "gmail:me?operation=messages.modify&addLabelIds=Invoices/2026,starred&removeLabelIds=UNREAD"
                        + "&autoCreateLabels=true",
                "the mail's text is no request",
                Map.of(GmailConstants.MESSAGE_ID, stored.id()));

        String created = amy().labels().byName("invoices/2026").orElseThrow().id();
        assertThat(amy().message(stored.id()).orElseThrow().labelIds())
                .contains(created, "STARRED", "INBOX")
                .doesNotContain("UNREAD");
    }

    @Test
    void headersOverrideOptions() {
        StoredMessage one = amy().receive(mail("one", "text"));
        StoredMessage two = amy().receive(mail("two", "text"));

        call(
                "gmail:me?addLabelIds=IMPORTANT&messageId=" + one.id(),
                null,
                Map.of(
                        GmailConstants.OPERATION,
                        "messages.modify",
                        GmailConstants.MESSAGE_ID,
                        two.id(),
                        "CamelGmailAddLabelIds",
                        List.of("STARRED")));

        assertThat(amy().message(one.id()).orElseThrow().labelIds()).doesNotContain("STARRED", "IMPORTANT");
        assertThat(amy().message(two.id()).orElseThrow().labelIds())
                .contains("STARRED")
                .doesNotContain("IMPORTANT");
    }

    @Test
    void aRequestBodyIsTheModelAMapOrJson() {
        StoredMessage stored = amy().receive(mail("hello", "text"));
        String uri = "gmail:me?operation=messages.modify&messageId=" + stored.id();

        call(uri, new ModifyMessageRequest().setAddLabelIds(List.of("STARRED")), Map.of());
        call(uri, Map.of("addLabelIds", List.of("IMPORTANT")), Map.of());
        call(uri, "{\"removeLabelIds\": [\"UNREAD\"]}", Map.of());

        assertThat(amy().message(stored.id()).orElseThrow().labelIds())
                .contains("STARRED", "IMPORTANT")
                .doesNotContain("UNREAD");
    }

    @Test
    void readsInEveryFormat() {
        StoredMessage stored = amy().receive(mail("hello", "text"));
        String uri = "gmail:me?operation=messages.get&messageId=" + stored.id();

        assertThat(message(uri).getPayload().getBody().decodeData()).asString().isEqualTo("text");
        assertThat(message(uri + "&format=raw").decodeRaw())
                .isEqualTo(stored.mail().raw());
        Message metadata = message(uri + "&format=metadata&metadataHeaders=Subject");
        assertThat(metadata.getPayload().getHeaders()).singleElement().satisfies(header -> assertThat(header.getValue())
                .isEqualTo("hello"));
        assertThat(message(uri + "&format=minimal").getSnippet()).isEqualTo("text");
        assertThat(message(uri + "&fields=id").getSnippet()).isNull();
    }

    @Test
    void listsAllPagesUpToALimitOrOneByOne() {
        for (int i = 0; i < 7; i++) {
            amy().receive(mail(i < 5 ? "invoice " + i : "other", ""));
        }

        assertThat(list("gmail:me?operation=messages.list")).hasSize(7);
        assertThat(list("gmail:me?operation=messages.list&q=subject:invoice&labelIds=inbox"))
                .hasSize(5);
        assertThat(list("gmail:me?operation=messages.list&limit=3")).hasSize(3);
        assertThat(list("gmail:me?operation=threads.list")).hasSize(7);
        context.start();
        Exchange page = template.request("gmail:me?operation=messages.list&maxResults=5", exchange -> {});
        Object token = page.getMessage().getHeader(GmailConstants.NEXT_PAGE_TOKEN);
        assertThat(page.getMessage().getBody(Object[].class)).hasSize(5);
        Exchange last =
                template.request("gmail:me?operation=messages.list&maxResults=5", exchange -> exchange.getMessage()
                        .setHeader("CamelGmailPageToken", token));
        assertThat(last.getMessage().getBody(Object[].class)).hasSize(2);
        assertThat(last.getMessage().getHeader(GmailConstants.NEXT_PAGE_TOKEN)).isNull();
    }

    @Test
    void insertsAndImportsMailWithLabels() {
        byte[] raw = mail("archived", "text");

        call(
                "gmail:me?operation=messages.insert&contentType=message/rfc822&labelIds=INBOX,Old&autoCreateLabels=true"
                        + "&internalDateSource=dateHeader",
                raw,
                Map.of());
        call("gmail:me?operation=messages.import&contentType=message/rfc822", raw, Map.of());

        String old = amy().labels().byName("Old").orElseThrow().id();
        assertThat(amy().messages()).hasSize(2).anySatisfy(inserted -> {
            assertThat(inserted.labelIds()).contains("INBOX", old);
            assertThat(inserted.internalDate())
                    .isEqualTo(Instant.parse("2026-11-23T10:00:00Z").toEpochMilli());
            assertThat(inserted.mail().header("Subject")).contains("archived");
        });
    }

    @Test
    void trashesRestoresAndDeletesMessagesAndThreads() {
        StoredMessage stored = amy().receive(mail("hello", ""));
        Map<String, Object> id =
                Map.of(GmailConstants.MESSAGE_ID, stored.id(), GmailConstants.THREAD_ID, stored.threadId());

        call("gmail:me?operation=messages.trash", null, id);
        assertThat(amy().message(stored.id()).orElseThrow().labelIds())
                .contains("TRASH")
                .doesNotContain("INBOX");
        call("gmail:me?operation=messages.untrash", null, id);
        call("gmail:me?operation=threads.modify&addLabelIds=INBOX", null, id);
        assertThat(amy().message(stored.id()).orElseThrow().labelIds())
                .contains("INBOX")
                .doesNotContain("TRASH");
        call("gmail:me?operation=threads.trash", null, id);
        call("gmail:me?operation=threads.untrash", null, id);
        assertThat(((Thread) call("gmail:me?operation=threads.get", null, id)).getMessages())
                .hasSize(1);
        assertThat(call("gmail:me?operation=threads.delete", "kept", id)).isEqualTo("kept");
        assertThat(amy().messages()).isEmpty();

        StoredMessage next = amy().receive(mail("next", ""));
        call("gmail:me?operation=messages.delete", null, Map.of(GmailConstants.MESSAGE_ID, next.id()));
        assertThat(amy().messages()).isEmpty();
    }

    @Test
    void changesAndDeletesManyMessagesAtOnce() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(amy().receive(mail("mail " + i, "")).id());
        }

        call("gmail:me?operation=messages.batchModify&addLabelIds=STARRED", ids, Map.of());
        assertThat(amy().messages()).allSatisfy(m -> assertThat(m.labelIds()).contains("STARRED"));
        call("gmail:me?operation=messages.batchDelete", null, Map.of("CamelGmailIds", String.join(",", ids)));
        assertThat(amy().messages()).isEmpty();
    }

    @Test
    void managesLabels() {
        Label created = (Label)
                call("gmail:me?operation=labels.create&name=Work&labelListVisibility=labelHide", null, Map.of());
        assertThat(created.getLabelListVisibility()).isEqualTo("labelHide");

        Label patched = (Label) call("gmail:me?operation=labels.patch&labelId=work&name=Play", null, Map.of());
        assertThat(patched.getId()).isEqualTo(created.getId());
        Label updated = (Label) call(
                "gmail:me?operation=labels.update&labelId=" + created.getId()
                        + "&name=Games&labelListVisibility=labelShow&messageListVisibility=hide",
                null,
                Map.of());
        assertThat(updated.getName()).isEqualTo("Games");
        amy().insert(mail("hello", ""), List.of(created.getId()), Instant.now());
        Label read = (Label) call("gmail:me?operation=labels.get&labelId=Games", null, Map.of());
        assertThat(read.getMessagesTotal()).isEqualTo(1);
        assertThat(list("gmail:me?operation=labels.list")).extracting("name").contains("Games", "INBOX");
        call("gmail:me?operation=labels.delete&labelId=Games", null, Map.of());
        assertThat(amy().labels().byName("Games")).isEmpty();
    }

    @Test
    void readsTheProfileHistoryAndAttachments() {
        Profile profile = (Profile) call("gmail:me?operation=getProfile", null, Map.of());
        assertThat(profile.getEmailAddress()).isEqualTo(AMY);
        StoredMessage stored = amy().receive(("Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf;"
                        + " name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==")
                .getBytes());
        assertThat(list("gmail:me?operation=history.list&historyTypes=messageAdded&startHistoryId="
                        + profile.getHistoryId()))
                .hasSize(1);
        String attachmentId = message("gmail:me?operation=messages.get&messageId=" + stored.id())
                .getPayload()
                .getBody()
                .getAttachmentId();
        Object part = call(
                "gmail:me?operation=messages.attachments.get",
                null,
                Map.of(GmailConstants.MESSAGE_ID, stored.id(), "CamelGmailAttachmentId", attachmentId));
        assertThat(((com.google.api.services.gmail.model.MessagePartBody) part).decodeData())
                .asString()
                .isEqualTo("%PDF");
    }

    @Test
    void theProducerDoesNotHoldTheCallersThread() {
        GMAIL.simulator().faults().on("getProfile").always().latency(java.time.Duration.ofMillis(300));
        context.start();
        long start = System.nanoTime();

        var answers = List.of(
                template.asyncRequestBody("gmail:me?operation=getProfile", (Object) null),
                template.asyncRequestBody("gmail:me?operation=getProfile", (Object) null));

        assertThat(System.nanoTime() - start).isLessThan(250_000_000L);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isInstanceOf(Profile.class));
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsSent() {
        refused("gmail:me?operation=messages.get", null, "messages.get", "messageId", "CamelGmailMessageId");
        refused(
                "gmail:me?operation=messages.get&messageId=1&format=raw&fields=id&metadataHeaders=a&to=",
                "",
                "404",
                "messages.get");
        refused("gmail:me?to=nobody", "text", "to", "nobody");
        refused("gmail:me?to=" + BOB, new Object() {}, "body", "allowed");
        refused("gmail:me?operation=messages.list&maxResults=-3", null, "option maxResults", "-3", "whole number");
        refused("gmail:me?operation=messages.list&labelIds=Invoces", null, "option labelIds", "Invoces", "INBOX");
        refused("gmail:me?operation=messages.modify&messageId=1", "text", "messages.modify", "addLabelIds");
        refused(
                "gmail:me?operation=messages.insert&internalDateSource=now",
                mail("a", "b"),
                "internalDateSource",
                "now",
                "dateHeader");
        refused(
                "gmail:me?operation=history.list&startHistoryId=1&historyTypes=messagesAdded",
                null,
                "historyTypes",
                "messagesAdded",
                "messageAdded");
        assertThat(bob().messages()).isEmpty();
    }

    @Test
    void anUnknownOperationIsRefusedWithNearNames() {
        assertThatThrownBy(() -> call("gmail:me?operation=messages.sned", "x", Map.of()))
                .rootCause()
                .hasMessageContaining("option operation")
                .hasMessageContaining("messages.sned")
                .hasMessageContaining("messages.send");
        assertThatThrownBy(() -> call("gmail:me", "x", Map.of(GmailConstants.OPERATION, "labels.lst")))
                .rootCause()
                .hasMessageContaining("header CamelGmailOperation")
                .hasMessageContaining("labels.list");
    }

    @Test
    void anUnknownOptionOrValueStopsTheRouteFromBeingMade() {
        for (String bad : List.of(
                "frmat=full",
                "format=nope",
                "bodyType=nope",
                "maxInFlight=0",
                "quotaProfile=free",
                "checkpointStore=redis",
                "batchSize=101",
                "credentials=file:/nowhere/key.json")) {
            assertThatThrownBy(() -> {
                        var other = context();
                        if (bad.startsWith("credentials")) {
                            options(other).setAccessToken(null);
                        }
                        route(other, "gmail:me?" + bad, "mock:mail");
                        other.start();
                        other.createProducerTemplate()
                                .requestBody("gmail:me?operation=getProfile&" + bad, (Object) null);
                    })
                    .as(bad)
                    .satisfies(e -> assertThat(messages(e)).contains(bad.substring(0, bad.indexOf('='))));
        }
    }

    private void refused(String uri, Object body, String... named) {
        assertThatThrownBy(() -> call(uri, body, Map.of())).as(uri).satisfies(e -> assertThat(messages(e))
                .contains(named));
    }

    private static String messages(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }

    private Message message(String uri) {
        return (Message) call(uri, null, Map.of());
    }

    private List<?> list(String uri) {
        return (List<?>) call(uri, null, Map.of());
    }

    private static ParsedMail only(List<StoredMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.get(0).mail();
    }

    private static List<MailPart> leaves(MailPart part) {
        return part.parts().isEmpty()
                ? List.of(part)
                : part.parts().stream().flatMap(child -> leaves(child).stream()).toList();
    }

    private static String text(MailPart part) {
        return new String(part.content(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void coloursMayBeWrittenInUpperCase() {
        String created = ((Label) call(
                        "gmail:me?operation=labels.create&name=Red",
                        Map.of("color", Map.of("textColor", "#FFFFFF", "backgroundColor", "#FB4C2F")),
                        Map.of()))
                .getId();
        assertThat(amy().labels().byName("Red").orElseThrow().color().backgroundColor())
                .isEqualTo("#fb4c2f");

        call(
                "gmail:me?operation=labels.patch&labelId=Red"
                        + "&color=RAW({\"textColor\":\"#000000\",\"backgroundColor\":\"#16A766\"})",
                null,
                Map.of());
        assertThat(amy().labels().byName("Red").orElseThrow().color().backgroundColor())
                .isEqualTo("#16a766");

        call(
                "gmail:me?operation=labels.update&labelId=Red",
                "{\"name\":\"Red\",\"labelListVisibility\":\"labelShow\",\"messageListVisibility\":\"show\","
                        + "\"color\":{\"textColor\":\"#FFFFFF\",\"backgroundColor\":\"#CC3A21\"}}",
                Map.of());
        assertThat(amy().labels().byName("Red").orElseThrow()).satisfies(label -> {
            assertThat(label.id()).isEqualTo(created);
            assertThat(label.color().backgroundColor()).isEqualTo("#cc3a21");
        });
    }

    @Test
    void aPatchClearsFieldsByNull() {
        Label created = (Label) call(
                "gmail:me?operation=labels.create&name=Red",
                Map.of("color", Map.of("textColor", "#ffffff", "backgroundColor", "#fb4c2f")),
                Map.of());
        assertThat(created.getColor()).isNotNull();
        Map<String, Object> id = Map.of("CamelGmailLabelId", created.getId());
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("color", null);

        call("gmail:me?operation=labels.patch", withNull, id);
        assertThat(amy().labels().byName("Red").orElseThrow().color()).isNull();

        call(
                "gmail:me?operation=labels.patch&color=RAW({\"textColor\":\"#000000\",\"backgroundColor\":\"#fb4c2f\"})",
                null,
                id);
        assertThat(amy().labels().byName("Red").orElseThrow().color()).isNotNull();
        call("gmail:me?operation=labels.patch", "{\"color\": null}", id);
        assertThat(amy().labels().byName("Red").orElseThrow().color()).isNull();
    }

    @Test
    void whatGmailIsKnownToRefuseIsRefusedBeforeACall() {
        String id = amy().receive(mail("hello", "")).id();
        call("gmail:me?operation=labels.create&name=One", null, Map.of());
        call("gmail:me?operation=labels.create&name=Two", null, Map.of());
        call("gmail:me?operation=labels.list", null, Map.of());
        GMAIL.simulator().requests().clear();

        assertRefused("operation=messages.modify&addLabelIds=SENT&messageId=" + id, null, "addLabelIds: found 'SENT'");
        assertRefused("operation=labels.create&name=inbox", null, "'inbox'");
        assertRefused(
                "operation=labels.create&name=Blue",
                Map.of("color", Map.of("textColor", "#0000ff", "backgroundColor", "#fb4c2f")),
                "'#0000ff'");
        assertRefused(
                "operation=settings.filters.create",
                Map.of("criteria", Map.of("from", BOB), "action", Map.of("addLabelIds", List.of("One", "Two"))),
                "one user label");
        assertRefused("operation=messages.list&searchAfter=2026-11-23", null, "searchAfter: found '2026-11-23'");
        assertRefused("operation=settings.updateImap&enabled=yes", null, "option enabled: found 'yes'");
        assertRefused("operation=watch&labelFilterBehavior=only", null, "allowed: include, exclude");
        assertRefused("operation=settings.filters.create&criteria=from", null, "option criteria");
        assertRefused("operation=settings.filters.get", null, "option filterId");
        assertThat(GMAIL.simulator().requests().all())
                .extracting(LoggedRequest::method)
                .containsOnly("labels.list");
    }

    private void assertRefused(String options, Object body, String message) {
        assertThatThrownBy(() -> call("gmail:me?" + options, body, Map.of()))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining(message);
    }

    @Test
    void searchTimesGoOutAsSeconds() {
        amy().receive(mail("now", ""));

        assertThat((List<?>) call(
                        "gmail:me?operation=messages.list&q=subject:now OR subject:then"
                                + "&searchAfter=2020-01-01T00:00:00Z",
                        null,
                        Map.of()))
                .hasSize(1);
        assertThat((List<?>) call(
                        "gmail:me?operation=messages.list&q=subject:now OR subject:then"
                                + "&searchBefore=2020-01-01T00:00:00Z",
                        null,
                        Map.of()))
                .isEmpty();
    }

    @Test
    void settingsAreReadAndWritten() {
        options(context)
                .setAccessToken(
                        GMAIL.simulator().tokens().issue(AMY, "https://www.googleapis.com/auth/gmail.settings.basic"));

        Object vacation = call(
                "gmail:me?operation=settings.updateVacation&enableAutoReply=true&responseSubject=Away"
                        + "&startTime=2026-12-24T00:00:00+01:00",
                "the text of some mail",
                Map.of("CamelGmailEndTime", Instant.parse("2027-01-02T00:00:00Z")));

        assertThat(vacation).isInstanceOf(VacationSettings.class);
        assertThat(((VacationSettings) vacation).getStartTime())
                .isEqualTo(Instant.parse("2026-12-23T23:00:00Z").toEpochMilli());
    }
}
