package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.OutboundMail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingTest {

    private static final String BOB = "bob@here.example";
    private static final String FAR = "far@away.example";

    private final Conversation gmail = new Conversation();
    private final Mailbox bob = gmail.system.createMailbox(BOB);

    private Conversation.Request create(String email) {
        return gmail.call("settings.forwardingAddresses.create")
                .delegated()
                .body("{'forwardingEmail':'%s'}".formatted(email));
    }

    private Conversation.Request forwardAll(String email, String disposition) {
        return gmail.call("settings.updateAutoForwarding")
                .delegated()
                .body("{'enabled':true,'emailAddress':'%s','disposition':'%s'}".formatted(email, disposition));
    }

    @Test
    void anAddressOfTheSameDomainIsAcceptedAndAnotherOnesOwnerIsAsked() {
        assertThat(create("BOB@here.example").ok().toString())
                .isEqualTo("{\"forwardingEmail\":\"bob@here.example\",\"verificationStatus\":\"accepted\"}");
        assertThat(create(FAR).ok().get("verificationStatus").asText()).isEqualTo("pending");
        assertThat(gmail.system.outbound()).extracting(OutboundMail::recipient).containsExactly(FAR);
        assertThat(bob.messages()).isEmpty();
        assertThat(gmail.call("settings.forwardingAddresses.list").ok().get("forwardingAddresses"))
                .hasSize(2);

        gmail.me.settings().forwarding().accept(FAR);
        assertThat(gmail.call("settings.forwardingAddresses.get")
                        .path("forwardingEmail", FAR)
                        .ok()
                        .get("verificationStatus")
                        .asText())
                .isEqualTo("accepted");
    }

    @Test
    void whatCannotBeIsRefused() {
        create(BOB).ok();

        assertThat(gmail.call("settings.forwardingAddresses.create").error().code())
                .isEqualTo(403);
        assertThat(gmail.call("settings.forwardingAddresses.delete").error().code())
                .isEqualTo(403);
        assertThat(gmail.call("settings.updateAutoForwarding").error().code()).isEqualTo(403);
        assertThat(create(BOB).error().code()).isEqualTo(409);
        assertThat(create("bob").error()).hasMessage("Invalid forwardingEmail");
        assertThat(forwardAll(FAR, "archive").error()).hasMessage("Unrecognized forwarding address");
        create(FAR).ok();
        assertThat(forwardAll(FAR, "archive").error()).hasMessage("Unrecognized forwarding address");
        assertThat(forwardAll(BOB, "burn").error()).hasMessage("Invalid value at 'disposition' (TYPE_ENUM), \"burn\"");
        assertThat(gmail.call("settings.getAutoForwarding").ok().toString()).isEqualTo("{\"enabled\":false}");
        assertThat(gmail.call("settings.forwardingAddresses.get")
                        .path("forwardingEmail", "x@y.example")
                        .error()
                        .code())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"leaveInInbox; UNREAD,INBOX", "archive; UNREAD", "trash; UNREAD,TRASH", "markRead; INBOX"})
    void allMailIsForwardedAndDisposedOf(String disposition, String labels) {
        create(BOB).ok();
        assertThat(forwardAll(BOB, disposition).ok().toString())
                .isEqualTo("{\"enabled\":true,\"emailAddress\":\"bob@here.example\",\"disposition\":\"" + disposition
                        + "\"}");

        assertThat(gmail.me.receive(Mails.plain("Hello")).labelIds())
                .containsExactlyInAnyOrderElementsOf(List.of(labels.split(",")));
        assertThat(bob.messages()).hasSize(1);
        assertThat(bob.messages().get(0).labelIds()).containsExactlyInAnyOrder("UNREAD", "INBOX");
    }

    @Test
    void forwardingInACircleEnds() {
        create(BOB).ok();
        forwardAll(BOB, "leaveInInbox").ok();
        bob.settings().forwarding().create("me@here.example");
        gmail.call("settings.updateAutoForwarding")
                .in(bob)
                .delegated()
                .body("{'enabled':true,'emailAddress':'me@here.example','disposition':'archive'}")
                .ok();

        gmail.me.receive(Mails.plain("Hello"));
        assertThat(gmail.me.messages()).hasSize(1);
        assertThat(bob.messages()).hasSize(1);
    }

    @Test
    void forwardingEndsWithItsAddressOrWhenTurnedOff() {
        create(BOB).ok();
        forwardAll(BOB, "archive").ok();
        gmail.call("settings.forwardingAddresses.delete")
                .delegated()
                .path("forwardingEmail", BOB)
                .answer();
        assertThat(gmail.call("settings.getAutoForwarding").ok().toString()).isEqualTo("{\"enabled\":false}");

        create(BOB).ok();
        forwardAll(BOB, "archive").ok();
        gmail.call("settings.updateAutoForwarding")
                .delegated()
                .body("{'enabled':false}")
                .ok();
        assertThat(gmail.me.receive(Mails.plain("Hello")).labelIds()).contains("INBOX");
        assertThat(bob.messages()).isEmpty();
    }
}
