package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.client.GmailAmbiguousException;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drafts, and mail that is sent by way of one. */
class DraftOperationsTest extends RouteTest {

    private static final String TO_BOB = "&subject=draft&to=" + BOB;

    @AfterEach
    void noMoreFaults() {
        GMAIL.simulator().faults().clear();
    }

    @Test
    void aDraftIsMadeChangedReadListedAndSent() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:make")
                        .to("gmail:me?operation=drafts.create" + TO_BOB)
                        .setBody(constant("second version"))
                        .to("gmail:me?operation=drafts.update" + TO_BOB);
            }
        });
        context.start();
        Exchange made = template.request(
                "direct:make", exchange -> exchange.getMessage().setBody("first version"));

        assertThat(made.getException()).isNull();
        String id = made.getMessage().getHeader(GmailConstants.DRAFT_ID, String.class);
        StoredMessage draft = amy().drafts().find(id).orElseThrow().message();
        assertThat(made.getMessage().getHeader(GmailConstants.MESSAGE_ID)).isEqualTo(draft.id());
        assertThat(made.getMessage().getHeader(GmailConstants.THREAD_ID)).isEqualTo(draft.threadId());
        assertThat((List<?>) call("gmail:me?operation=drafts.list", null, Map.of()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Draft.class, listed -> assertThat(listed.getId()).isEqualTo(id));
        Draft read = (Draft) call("gmail:me?operation=drafts.get&format=full&draftId=" + id, null, Map.of());
        assertThat(new String(read.getMessage().getPayload().getBody().decodeData(), StandardCharsets.UTF_8))
                .startsWith("second version");

        Exchange sent = template.request("gmail:me?operation=drafts.send&to=eve@example.net", exchange -> {
            exchange.getMessage().setHeader(GmailConstants.DRAFT_ID, id);
            exchange.getMessage().setBody("whatever the route had in hand");
        });

        assertThat(sent.getException()).isNull();
        assertThat(bob().messages()).singleElement().satisfies(received -> assertThat(
                        new String(received.mail().raw(), StandardCharsets.UTF_8))
                .contains("second version"));
        assertThat(sent.getMessage().getHeader(GmailConstants.MESSAGE_ID))
                .isEqualTo(amy().messages().get(0).id());
        assertThat(sent.getMessage().getHeader(GmailConstants.THREAD_ID)).isEqualTo(draft.threadId());
        assertThat(amy().drafts().find(id)).isEmpty();
    }

    @Test
    void aDraftIsDeleted() {
        Draft draft = (Draft) call("gmail:me?operation=drafts.create", "to nobody yet", Map.of());

        call("gmail:me?operation=drafts.delete", "kept", Map.of(GmailConstants.DRAFT_ID, draft.getId()));

        assertThat(amy().messages()).isEmpty();
    }

    @Test
    void aCompleteMailIsSentInTheDraftsPlace() {
        Draft draft = (Draft) call("gmail:me?operation=drafts.create" + TO_BOB, "first version", Map.of());
        String uri = "gmail:me?operation=drafts.send&draftId=" + draft.getId();

        call(uri, new Message().encodeRaw(mailTo(BOB, "in its place")), Map.of());
        Draft other = (Draft) call("gmail:me?operation=drafts.create" + TO_BOB, "first version", Map.of());
        call(
                "gmail:me?operation=drafts.send&contentType=message/rfc822",
                mailTo(BOB, "in its place too"),
                Map.of(GmailConstants.DRAFT_ID, other.getId()));

        assertThat(bob().messages())
                .extracting(received -> received.mail().header("Subject").orElseThrow())
                .containsExactlyInAnyOrder("in its place", "in its place too");
    }

    @Test
    void aDraftOfAnAnswerIsInItsThread() {
        StoredMessage question = amy().receive(mail("question", "text"));

        call("gmail:me?operation=drafts.create&threadId=" + question.threadId() + TO_BOB, "answer", Map.of());

        assertThat(amy().thread(question.threadId()).orElseThrow().messages()).hasSize(2);
    }

    @Test
    void aMailWhoseAnswerIsLostGoesOutOnceBySendModeDraft() {
        GMAIL.simulator().faults().on("drafts.send").times(1).cutAfter();
        GMAIL.simulator().faults().on("drafts.create").times(1).cutAfter();
        StoredMessage question = amy().receive(mail("question", "text"));
        context.start();

        Exchange sent = template.request(
                "gmail:me?sendMode=draft&fields=labelIds&threadId=" + question.threadId() + TO_BOB,
                exchange -> exchange.getMessage().setBody("once"));

        assertThat(sent.getException()).isNull();
        assertThat(bob().messages()).hasSize(1);
        assertThat(amy().thread(question.threadId()).orElseThrow().messages())
                .extracting(StoredMessage::id)
                .containsExactlyInAnyOrder(
                        question.id(), sent.getMessage().getHeader(GmailConstants.MESSAGE_ID, String.class));
        assertThat(sent.getMessage().getBody(Message.class).getLabelIds()).contains("SENT");
    }

    @Test
    void withoutItTheSameIsReportedAsUnknown() {
        GMAIL.simulator().faults().on("messages.send").times(1).cutAfter();

        assertThatThrownBy(() ->
                        call("gmail:me?sendMode=draft" + TO_BOB, "unknown", Map.of("CamelGmailSendMode", "direct")))
                .cause()
                .isInstanceOf(GmailAmbiguousException.class);
        assertThatThrownBy(() -> call("gmail:me?to=" + BOB, "no such mode", Map.of("CamelGmailSendMode", "twice")))
                .hasStackTraceContaining("Invalid header CamelGmailSendMode: found 'twice', allowed: direct, draft");
    }

    private static byte[] mailTo(String address, String subject) {
        return ("To: " + address + "\r\nSubject: " + subject + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
