package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.OutboundMail;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendAsTest {

    private static final String ME = "me@here.example";
    private static final String SALES = "sales@here.example";
    private static final String OTHER = "other@elsewhere.example";

    private final Conversation gmail = new Conversation();

    private Conversation.Request sendAs(String method, String email) {
        return gmail.call("settings.sendAs." + method)
                .path("sendAsEmail", email)
                .scopes("settings.basic", "settings.sharing");
    }

    private JsonNode create(String email) {
        return gmail.call("settings.sendAs.create")
                .delegated()
                .body("{'sendAsEmail':'%s','displayName':'Shop'}".formatted(email))
                .ok();
    }

    private JsonNode aliases() {
        return gmail.call("settings.sendAs.list").ok().get("sendAs");
    }

    @Test
    void thePrimaryAddressIsThereFromTheStart() {
        assertThat(aliases().toString())
                .isEqualTo("[{\"sendAsEmail\":\"me@here.example\",\"displayName\":\"Me Myself\","
                        + "\"replyToAddress\":\"\",\"signature\":\"\",\"isPrimary\":true,\"isDefault\":true}]");
    }

    @Test
    void anAddressOfTheSameDomainIsAcceptedAtOnce() {
        assertThat(create("Sales@Here.example").toString())
                .contains("\"sendAsEmail\":\"sales@here.example\"", "\"verificationStatus\":\"accepted\"");
        assertThat(create("x@sub.here.example").get("verificationStatus").asText())
                .isEqualTo("accepted");
        assertThat(gmail.system.outbound()).isEmpty();
        assertThat(aliases()).hasSize(3);
    }

    @Test
    void anotherAddressIsPendingAndItsOwnerIsAsked() {
        assertThat(create(OTHER).get("verificationStatus").asText()).isEqualTo("pending");
        assertThat(gmail.system.outbound()).extracting(OutboundMail::recipient).containsExactly(OTHER);

        assertThat(sendAs("verify", OTHER).delegated().answer().code()).isEqualTo(204);
        assertThat(gmail.system.outbound()).hasSize(2);

        gmail.me.settings().sendAs().accept(OTHER);
        assertThat(sendAs("get", OTHER).ok().get("verificationStatus").asText()).isEqualTo("accepted");
        assertThat(sendAs("verify", OTHER).delegated().error().code()).isEqualTo(400);
    }

    @Test
    void theQuestionReachesAMailboxThatIsSimulated() {
        Mailbox other = gmail.system.createMailbox(OTHER);

        create(OTHER);

        assertThat(other.messages()).hasSize(1);
        assertThat(other.messages().get(0).mail().header("Subject"))
                .contains("Gmail Confirmation - Send Mail as " + OTHER);
        assertThat(other.messages().get(0).mail().text()).contains(ME);
    }

    @Test
    void mailFromAnAcceptedAliasKeepsItAndFromAPendingOneDoesNot() {
        create(SALES);
        create(OTHER);

        gmail.call("messages.send")
                .raw(Mails.of("From: Shop <" + SALES + ">", "To: ann@x.example", "", "Hi"))
                .ok();
        gmail.call("messages.send")
                .raw(Mails.of("From: " + OTHER, "To: ann@x.example", "", "Hi"))
                .ok();

        assertThat(gmail.me.messages())
                .extracting(message -> message.mail().addresses("From").get(0))
                .containsExactly(ME, SALES);
    }

    @Test
    void anAliasCountsAsOneself() {
        create(SALES);
        gmail.me.receive(Mails.of("From: ann@x.example", "To: " + SALES, "Subject: Order", "", "Hi"));

        assertThat(gmail.call("messages.list").query("q", "to:me").ok().path("messages"))
                .hasSize(1);
        JsonNode inserted = gmail.call("messages.insert")
                .raw(Mails.of("From: " + SALES, "To: ann@x.example", "", "Hi"))
                .ok();
        assertThat(inserted.get("labelIds").toString()).contains("SENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "delete", "verify"})
    void usersMayNotChangeTheSet(String method) {
        GmailError error = sendAs(method, SALES)
                .body("{'sendAsEmail':'%s'}".formatted(SALES))
                .error();

        assertThat(error)
                .hasMessage("Access restricted to service accounts that have been delegated domain-wide authority");
        assertThat(error.code()).isEqualTo(403);
        assertThat(error.reason()).isEqualTo("forbidden");
    }

    @Test
    void usersMayChangeTheirOwnAddressButNoOther() {
        create(SALES);

        assertThat(sendAs("patch", ME)
                        .body("{'signature':'<b>Me</b>'}")
                        .ok()
                        .get("signature")
                        .asText())
                .isEqualTo("<b>Me</b>");
        assertThat(sendAs("patch", SALES).body("{'signature':'x'}").error().code())
                .isEqualTo(403);
        assertThat(sendAs("patch", SALES)
                        .delegated()
                        .body("{'signature':'x'}")
                        .ok()
                        .get("displayName")
                        .asText())
                .isEqualTo("Shop");
    }

    @Test
    void updateReplacesAndPatchMerges() {
        sendAs("patch", ME)
                .body("{'displayName':'A','replyToAddress':'r@x.example','signature':'S'}")
                .ok();
        sendAs("patch", ME).body("{'signature':null}").ok();
        JsonNode patched = sendAs("get", ME).ok();
        assertThat(patched.get("displayName").asText()).isEqualTo("A");
        assertThat(patched.get("replyToAddress").asText()).isEqualTo("r@x.example");
        assertThat(patched.get("signature").asText()).isEmpty();

        JsonNode updated = sendAs("update", ME).body("{'signature':'T'}").ok();
        assertThat(updated.get("displayName").asText()).isEmpty();
        assertThat(updated.get("signature").asText()).isEqualTo("T");
        assertThat(updated.get("isDefault").asBoolean()).isTrue();
    }

    @Test
    void signaturesLoseWhatIsActive() {
        String signature = sendAs("patch", ME)
                .body(
                        "{'signature':'<p style=color:red onclick=x()>Hi<script>x()</script><a href=javascript:x()>a</a></p>'}")
                .ok()
                .get("signature")
                .asText();

        assertThat(signature).contains("Hi", "color:red").doesNotContain("script", "onclick", "x()");
        assertThat(sendAs("patch", ME).body("{}").ok().get("signature").asText())
                .isEqualTo(signature);
    }

    @Test
    void exactlyOneAddressIsTheDefault() {
        create(SALES);
        create(OTHER);

        sendAs("patch", SALES).delegated().body("{'isDefault':true}").ok();
        assertThat(sendAs("get", ME).ok().has("isDefault")).isFalse();
        assertThat(sendAs("patch", SALES)
                        .delegated()
                        .body("{'isDefault':false}")
                        .error()
                        .code())
                .isEqualTo(400);
        assertThat(sendAs("patch", OTHER)
                        .delegated()
                        .body("{'isDefault':true}")
                        .error()
                        .code())
                .isEqualTo(400);

        sendAs("delete", SALES).delegated().answer();
        assertThat(sendAs("get", ME).ok().get("isDefault").asBoolean()).isTrue();
    }

    @Test
    void whatCannotBeIsRefused() {
        create(SALES);

        assertThat(sendAs("get", "nobody@here.example").error().code()).isEqualTo(404);
        assertThat(sendAs("delete", ME).delegated().error()).hasMessage("Cannot delete primary send-as");
        assertThat(sendAs("create", "")
                        .delegated()
                        .body("{'sendAsEmail':'%s'}".formatted(SALES))
                        .error()
                        .code())
                .isEqualTo(409);
        assertThat(sendAs("create", "")
                        .delegated()
                        .body("{'sendAsEmail':'not an address'}")
                        .error())
                .hasMessage("Invalid sendAsEmail");
        assertThat(sendAs("patch", ME).body("{'colour':'red'}").error())
                .hasMessage("Invalid JSON payload received. Unknown name \"colour\": Cannot find field.");
        assertThat(sendAs("patch", ME).body("{'verificationStatus':'maybe'}").error())
                .hasMessage("Invalid value at 'verification_status' (TYPE_ENUM), \"maybe\"");
    }

    @Test
    void theSmtpServiceIsCheckedAndItsCredentialsAreNeverTold() {
        String service = "{'sendAsEmail':'%s','smtpMsa':{'host':'mx.example','port':%d,'username':'joe',"
                + "'password':'hush','securityMode':'%s'}}";

        assertThat(sendAs("create", "")
                        .delegated()
                        .body(service.formatted(SALES, 587, "none"))
                        .error())
                .hasMessage("Invalid SMTP MSA port");
        JsonNode created = sendAs("create", "")
                .delegated()
                .body(service.formatted(SALES, 587, "starttls"))
                .ok();
        assertThat(created.get("smtpMsa").toString())
                .isEqualTo("{\"host\":\"mx.example\",\"port\":587,\"securityMode\":\"starttls\"}");
        sendAs("patch", SALES).delegated().body("{'smtpMsa':{'port':588}}").ok();
        assertThat(gmail.me.settings().sendAs().require(SALES).smtpMsa().password())
                .isEqualTo("hush");
        assertThat(gmail.me.settings().sendAs().require(SALES).toString()).doesNotContain("hush");
    }

    @Test
    void nothingInADisplayNameOfAnAliasGetsIntoAHeader() {
        sendAs("patch", ME)
                .body("{'displayName':'Eve\\r\\nBcc: spy@x.example'}")
                .ok();
        gmail.call("settings.updateVacation")
                .body("{'enableAutoReply':true,'responseSubject':'Away\\r\\nX-Evil: 1'}")
                .ok();

        gmail.me.receive(Mails.plain("Hello"));

        String reply = new String(gmail.system.outbound().get(0).raw(), StandardCharsets.UTF_8);
        assertThat(reply.lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X-Evil"));
    }
}
