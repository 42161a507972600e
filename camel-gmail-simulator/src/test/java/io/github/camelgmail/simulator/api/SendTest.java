package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Mails;
import io.github.camelgmail.simulator.mailbox.OutboundMail;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendTest {

    private final Conversation gmail = new Conversation();
    private final Mailbox bob = gmail.system.createMailbox("bob@here.example");

    private Conversation.Request send(byte[] mail) {
        return gmail.call("messages.send").raw(mail);
    }

    private static StoredMessage only(Mailbox mailbox) {
        assertThat(mailbox.messages()).hasSize(1);
        return mailbox.messages().get(0);
    }

    @Test
    void theAnswerIsIdThreadIdAndSent() {
        JsonNode answer = send(Mails.outgoing("bob@here.example", "Hi")).ok();

        String id = answer.get("id").textValue();
        assertThat(answer.toString())
                .isEqualTo("{\"id\":\"%s\",\"threadId\":\"%s\",\"labelIds\":[\"SENT\"]}".formatted(id, id));
    }

    @Test
    void aRecipientInTheSystemGetsItUnreadInTheInbox() {
        send(Mails.outgoing("Bob <BOB+tag@here.example>", "Hi")).ok();

        StoredMessage received = only(bob);
        assertThat(received.labelIds()).containsExactlyInAnyOrder("INBOX", "UNREAD");
        assertThat(received.mail().header("Subject")).contains("Hi");
        assertThat(received.mail().messageId())
                .isEqualTo(only(gmail.me).mail().messageId())
                .hasValueSatisfying(id -> assertThat(id).startsWith("<CA").endsWith("@mail.gmail.com>"));
        assertThat(gmail.system.outbound()).isEmpty();
    }

    @Test
    void otherRecipientsLeaveTheSystem() {
        send(Mails.outgoing("x@elsewhere.example, nobody@here.example", "Hi")).ok();

        assertThat(gmail.system.outbound())
                .extracting(OutboundMail::recipient)
                .containsExactly("x@elsewhere.example", "nobody@here.example");
        assertThat(gmail.system.outbound()).allMatch(mail -> mail.sender().equals("me@here.example"));
    }

    @Test
    void bccIsKeptBySenderAndHiddenFromRecipients() {
        send(Mails.of("To: x@elsewhere.example", "Bcc: bob@here.example", "Subject: Psst", "", "Hi"))
                .ok();

        assertThat(only(gmail.me).mail().header("Bcc")).contains("bob@here.example");
        assertThat(only(bob).mail().header("Bcc")).isEmpty();
        assertThat(new String(gmail.system.outbound().get(0).raw(), StandardCharsets.UTF_8))
                .doesNotContainIgnoringCase("Bcc:");
    }

    @Test
    void aMailToOneselfIsOneMessage() {
        JsonNode answer = send(Mails.outgoing("me@here.example", "Note")).ok();

        assertThat(answer.get("labelIds").toString()).isEqualTo("[\"UNREAD\",\"SENT\",\"INBOX\"]");
        only(gmail.me);
    }

    @Test
    void aRecipientNamedTwiceGetsItOnce() {
        send(Mails.of("To: bob@here.example, Bob@Here.example", "Cc: bob+x@here.example", "", "Hi"))
                .ok();

        only(bob);
    }

    @Test
    void whatTheRequestSaysBesideRawAndThreadIdIsIgnored() {
        JsonNode answer = gmail.call("messages.send")
                .body("{'raw':'%s','labelIds':['STARRED'],'snippet':'x','internalDate':'1'}"
                        .formatted(Conversation.base64(Mails.outgoing("bob@here.example", "Hi"))))
                .ok();

        assertThat(answer.get("labelIds").toString()).isEqualTo("[\"SENT\"]");
        assertThat(only(gmail.me).internalDate())
                .isEqualTo(gmail.clock.instant().toEpochMilli());
    }

    @Test
    void anUploadNeedsNoRaw() {
        gmail.call("messages.send")
                .media(Mails.outgoing("bob@here.example", "Uploaded"))
                .ok();

        assertThat(only(bob).mail().header("Subject")).contains("Uploaded");
    }

    @Test
    void aThreadIdJoinsWhateverTheSubject() {
        StoredMessage received = gmail.me.receive(Mails.plain("Question"));

        JsonNode answer = gmail.call("messages.send")
                .body("{'raw':'%s','threadId':'%s'}"
                        .formatted(
                                Conversation.base64(Mails.outgoing("bob@here.example", "Something else")),
                                received.threadId()))
                .ok();

        assertThat(answer.get("threadId").textValue()).isEqualTo(received.threadId());
        assertThat(gmail.me.thread(received.threadId()).orElseThrow().messages())
                .hasSize(2);
    }

    @Test
    void withoutThreadIdReferencesAndSubjectDecide() {
        StoredMessage received = gmail.me.receive(Mails.plain("Question"));

        assertThat(send(Mails.reply("Question", "Re: Question"))
                        .ok()
                        .get("threadId")
                        .textValue())
                .isEqualTo(received.threadId());
        assertThat(send(Mails.reply("Question", "Re: Other"))
                        .ok()
                        .get("threadId")
                        .textValue())
                .isNotEqualTo(received.threadId());
    }

    @Test
    void threadIdsOfAnotherMailboxAreNotFoundAndMalformedOnesInvalid() {
        String foreign = bob.receive(Mails.plain("Theirs")).threadId();
        String raw = Conversation.base64(Mails.outgoing("bob@here.example", "Hi"));

        Conversation.Request send = gmail.call("messages.send");
        assertThat(send.body("{'raw':'%s','threadId':'%s'}".formatted(raw, foreign))
                        .error()
                        .code())
                .isEqualTo(404);
        assertThat(send.body("{'raw':'%s','threadId':'thread-f:17'}".formatted(raw))
                        .error())
                .hasMessage("Invalid thread_id value");
        assertThat(gmail.me.messages()).isEmpty();
        assertThat(bob.messages()).hasSize(1);
    }

    @Test
    void mailThatCannotBeSentIsRefused() {
        assertThat(send(Mails.of("Subject: To nobody", "", "Hi")).error()).hasMessage("Recipient address required");
        assertThat(send(Mails.of("To: nonsense", "", "Hi")).error()).hasMessage("Invalid To header");
        assertThat(gmail.call("messages.send").error())
                .hasMessage("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
        assertThat(gmail.call("messages.send").body("{'raw':'a b\\nc'}").error())
                .hasMessage("Invalid value for ByteString");
        assertThat(gmail.me.messages()).isEmpty();
    }

    @Test
    void rawIsTakenInEitherAlphabetWithPaddingOrWithout() {
        byte[] mail = Mails.of("To: bob@here.example", "Subject: Ünïcödé ÿþ?>~", "", "Hi ÿÿÿ>>>???");
        String url = java.util.Base64.getUrlEncoder().encodeToString(mail);
        String standard = java.util.Base64.getEncoder().encodeToString(mail);

        for (String raw : List.of(url, standard, url.replace("=", ""))) {
            gmail.call("messages.send").body("{'raw':'" + raw + "'}").ok();
        }

        assertThat(bob.messages()).hasSize(3);
    }

    @Test
    void mailFromOutsideIsDelivered() {
        assertThat(gmail.system.deliver(Mails.plain("Hello"), "Bob+news@here.example"))
                .hasValueSatisfying(message ->
                        assertThat(message.mail().header("Delivered-To")).contains("Bob+news@here.example"));
        assertThat(gmail.system.deliver(Mails.plain("Hello"), "nobody@here.example"))
                .isEmpty();
        assertThat(only(bob).labelIds()).containsExactlyInAnyOrder("INBOX", "UNREAD");
    }
}
