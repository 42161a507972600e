package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Mails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VacationTest {

    private static final String AWAY =
            "'enableAutoReply':true,'responseSubject':'Ferien \u2600'," + "'responseBodyPlainText':'Back on Monday'";

    private final Conversation gmail = new Conversation();

    private Conversation.Request vacation(String fields) {
        return gmail.call("settings.updateVacation").body("{" + fields + "}").scopes("settings.basic");
    }

    private List<ParsedMail> replies() {
        return gmail.system.outbound().stream()
                .map(mail -> ParsedMail.parse(mail.raw()))
                .toList();
    }

    private void receiveFrom(String sender, String... headers) {
        String more = String.join("\r\n", headers);
        gmail.me.receive(Mails.of(
                "From: " + sender + (more.isEmpty() ? "" : "\r\n" + more),
                "To: me@here.example",
                "Subject: Question",
                "Message-ID: <q@x.example>",
                "References: <p@x.example>",
                "",
                "Are you there?"));
    }

    @Test
    void aNewMailboxAnswersNothing() {
        assertThat(gmail.call("settings.getVacation").ok().toString())
                .isEqualTo("{\"enableAutoReply\":false,\"restrictToContacts\":false,\"restrictToDomain\":false}");
        receiveFrom("Ann <ann@x.example>");
        assertThat(replies()).isEmpty();
    }

    @Test
    void anAnswerIsAutomaticAndStaysInTheThread() {
        vacation(AWAY).ok();
        receiveFrom("Ann <ann@x.example>");

        ParsedMail reply = replies().get(0);
        assertThat(reply.header("Subject")).contains("Ferien \u2600 Re: Question");
        assertThat(reply.addresses("From")).containsExactly("me@here.example");
        assertThat(reply.displayNames("From")).containsExactly("Me Myself");
        assertThat(reply.addresses("To")).containsExactly("ann@x.example");
        assertThat(reply.header("Auto-Submitted")).contains("auto-replied");
        assertThat(reply.header("In-Reply-To")).contains("<q@x.example>");
        assertThat(reply.references()).containsExactly("<p@x.example>", "<q@x.example>");
        assertThat(reply.root().mimeType()).isEqualTo("text/plain");
        assertThat(reply.text()).isEqualTo("Back on Monday");
        assertThat(gmail.me.messages()).hasSize(1);
    }

    @Test
    void htmlWinsAndIsHarmless() {
        vacation(AWAY + ",'responseBodyHtml':'<b>Away</b><script>x()</script>'").ok();
        receiveFrom("ann@x.example");

        assertThat(replies().get(0).root().mimeType()).isEqualTo("text/html");
        assertThat(new String(replies().get(0).root().content(), StandardCharsets.UTF_8))
                .isEqualTo("<b>Away</b>");
    }

    @Test
    void aSenderIsAnsweredOnceInFourDaysAndAnewAfterAChange() {
        vacation(AWAY).ok();
        receiveFrom("ann@x.example");
        gmail.clock.advance(Duration.ofDays(4).minusMillis(1));
        receiveFrom("Ann <ANN@x.example>");
        assertThat(replies()).hasSize(1);
        receiveFrom("bob@x.example");
        assertThat(replies()).hasSize(2);
        gmail.clock.advance(Duration.ofMillis(1));
        receiveFrom("ann@x.example");
        assertThat(replies()).hasSize(3);

        vacation(AWAY).ok();
        receiveFrom("ann@x.example");
        assertThat(replies()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: auto-replied (vacation)",
                "Precedence: bulk",
                "List-Id: <friends.x.example>",
                "List-Unsubscribe: <mailto:off@x.example>",
                "Return-Path: <>",
                "X-Auto-Response-Suppress: All",
                "Content-Type: multipart/report; boundary=b"
            })
    void automaticMailIsNotAnswered(String header) {
        vacation(AWAY).ok();
        receiveFrom("ann@x.example", header);
        assertThat(replies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: no", "Auto-Submitted: No; comment", "Precedence: first-class"})
    void mailThatSaysItIsWrittenByHandIsAnswered(String header) {
        vacation(AWAY).ok();
        receiveFrom("ann@x.example", header);
        assertThat(replies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAILER-DAEMON@x.example",
                "noreply@x.example",
                "no-reply@x.example",
                "friends-request@x.example",
                "me@here.example",
                "nonsense"
            })
    void machinesAndOneselfAreNotAnswered(String sender) {
        vacation(AWAY).ok();
        receiveFrom(sender);
        assertThat(replies()).isEmpty();
    }

    @Test
    void peopleMayBeOfTheDomainOrContactsOnly() {
        vacation(AWAY + ",'restrictToDomain':true").ok();
        receiveFrom("ann@x.example");
        receiveFrom("bob@here.example");
        assertThat(replies()).hasSize(1);

        vacation(AWAY + ",'restrictToContacts':true").ok();
        gmail.me.settings().addContacts(List.of("Ann@x.example"));
        receiveFrom("bob@here.example");
        receiveFrom("ann@x.example");
        assertThat(replies())
                .extracting(mail -> mail.addresses("To").get(0))
                .containsExactly("bob@here.example", "ann@x.example");
    }

    @Test
    void mailIsAnsweredBetweenStartAndEnd() {
        long now = gmail.clock.millis();
        vacation(AWAY + ",'startTime':'%d','endTime':'%d'".formatted(now + 1000, now + 2000))
                .ok();

        receiveFrom("a@x.example");
        gmail.clock.advance(Duration.ofSeconds(1));
        receiveFrom("b@x.example");
        gmail.clock.advance(Duration.ofSeconds(1));
        receiveFrom("c@x.example");

        assertThat(replies()).extracting(mail -> mail.addresses("To").get(0)).containsExactly("b@x.example");
        assertThat(gmail.call("settings.getVacation").ok().get("startTime").textValue())
                .isEqualTo(Long.toString(now + 1000));
    }

    @Test
    void twoMailboxesOnVacationDoNotAnswerEachOtherForEver() {
        Mailbox bob = gmail.system.createMailbox("bob@here.example");
        vacation(AWAY).ok();
        vacation(AWAY).in(bob).ok();

        gmail.call("messages.send")
                .raw(Mails.outgoing("bob@here.example", "Hi"))
                .ok();

        assertThat(bob.messages()).hasSize(1);
        assertThat(gmail.me.messages()).hasSize(2);
    }

    @Test
    void anAnswerComesFromTheDefaultAlias() {
        gmail.call("settings.sendAs.create")
                .delegated()
                .body("{'sendAsEmail':'desk@here.example','displayName':'Desk','replyToAddress':'r@here.example',"
                        + "'isDefault':true}")
                .ok();
        vacation(AWAY).ok();
        receiveFrom("ann@x.example");

        assertThat(replies().get(0).header("From")).contains("Desk <desk@here.example>");
        assertThat(replies().get(0).addresses("Reply-To")).containsExactly("r@here.example");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(vacation("'enableAutoReply':true").error().code()).isEqualTo(400);
        assertThat(vacation("'enableAutoReply':true,'responseBodyHtml':'<script>x()</script>'")
                        .error()
                        .code())
                .isEqualTo(400);
        assertThat(vacation(AWAY + ",'startTime':'2','endTime':'1'").error().code())
                .isEqualTo(400);
        assertThat(vacation(AWAY + ",'startTime':'Monday'").error())
                .hasMessage("Invalid value at 'start_time' (TYPE_INT64), \"Monday\"");
        assertThat(gmail.call("settings.getVacation")
                        .ok()
                        .get("enableAutoReply")
                        .asBoolean())
                .isFalse();
    }
}
