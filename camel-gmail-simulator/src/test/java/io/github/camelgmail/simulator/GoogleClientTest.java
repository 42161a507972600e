package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.BatchDeleteMessagesRequest;
import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import com.google.api.services.gmail.model.ModifyThreadRequest;
import io.github.camelgmail.simulator.GoogleClient.Transport;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import io.github.camelgmail.simulator.quota.QuotaProfile;
import io.github.camelgmail.simulator.quota.QuotaRefusal;
import io.github.camelgmail.simulator.quota.QuotaSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Google's client talks through every served method, over both of its transports, with its default gzip. */
class GoogleClientTest {

    private static final String ME = "me@example.com";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    private final GmailSimulator simulator = GMAIL.simulator();

    private Mailbox mailbox() {
        return simulator.mailbox(ME);
    }

    private Gmail.Users users(Transport transport) {
        return GoogleClient.of(simulator, transport, ME).users();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void readsTheProfile(Transport transport) throws IOException {
        mailbox().receive(Mails.to(ME, "one", "text"));
        var profile = users(transport).getProfile("me").execute();
        assertThat(profile.getEmailAddress()).isEqualTo(ME);
        assertThat(profile.getMessagesTotal()).isEqualTo(1);
        assertThat(profile.getThreadsTotal()).isEqualTo(1);
        assertThat(profile.getHistoryId()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void pagesThroughMessagesAndReadsThemInEveryFormat(Transport transport) throws IOException {
        for (int i = 0; i < 7; i++) {
            mailbox().receive(Mails.to(ME, "mail " + i, "text " + i));
        }
        Gmail.Users.Messages messages = users(transport).messages();
        List<String> ids = new ArrayList<>();
        String token = null;
        do {
            ListMessagesResponse page =
                    messages.list("me").setMaxResults(3L).setPageToken(token).execute();
            page.getMessages().forEach(message -> ids.add(message.getId()));
            token = page.getNextPageToken();
        } while (token != null);
        assertThat(ids).hasSize(7).doesNotHaveDuplicates();

        Message full = messages.get(ME, ids.get(0)).execute();
        assertThat(full.getLabelIds()).containsExactlyInAnyOrder("UNREAD", "INBOX");
        assertThat(new String(full.getPayload().getBody().decodeData(), StandardCharsets.UTF_8))
                .isEqualTo("text 6\r\n");
        Message raw = messages.get("me", ids.get(0)).setFormat("raw").execute();
        assertThat(new String(raw.decodeRaw(), StandardCharsets.UTF_8)).contains("Subject: mail 6\r\n");
        Message metadata = messages.get("me", ids.get(0))
                .setFormat("metadata")
                .setMetadataHeaders(List.of("subject"))
                .execute();
        assertThat(metadata.getPayload().getHeaders()).singleElement().satisfies(header -> assertThat(header.getValue())
                .isEqualTo("mail 6"));
        Message minimal = messages.get("me", ids.get(0)).setFormat("minimal").execute();
        assertThat(minimal.getPayload().getHeaders()).isNull();
        assertThat(minimal.getPayload().getMimeType()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void sendsMailToAnotherMailbox(Transport transport) throws IOException {
        Mailbox you = simulator.createMailbox("you@example.com");
        byte[] mail = Mails.mail(ME, "you@example.com", "hello", "Grüße");
        Message sent = users(transport)
                .messages()
                .send("me", new Message().setRaw(Mails.raw(mail)))
                .execute();
        assertThat(sent.getLabelIds()).containsExactly("SENT");
        assertThat(you.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.mail().text()).contains("Grüße"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void insertsImportsChangesAndDeletesMessages(Transport transport) throws IOException {
        Gmail.Users.Messages messages = users(transport).messages();
        Message content = new Message().setRaw(Mails.raw(Mails.to(ME, "stored", "text")));
        String inserted = messages.insert("me", content.clone().setLabelIds(List.of("INBOX", "UNREAD")))
                .execute()
                .getId();
        String imported = messages.gmailImport("me", content).execute().getId();

        Message modified = messages.modify(
                        "me",
                        inserted,
                        new ModifyMessageRequest()
                                .setAddLabelIds(List.of("STARRED"))
                                .setRemoveLabelIds(List.of("UNREAD")))
                .execute();
        assertThat(modified.getLabelIds()).containsExactlyInAnyOrder("INBOX", "STARRED");
        assertThat(messages.trash("me", inserted).execute().getLabelIds())
                .contains("TRASH")
                .doesNotContain("INBOX");
        assertThat(messages.untrash("me", inserted).execute().getLabelIds()).doesNotContain("TRASH", "INBOX");
        messages.batchModify(
                        "me",
                        new BatchModifyMessagesRequest()
                                .setIds(List.of(inserted, imported))
                                .setAddLabelIds(List.of("IMPORTANT")))
                .execute();
        assertThat(mailbox().messages()).extracting(StoredMessage::labelIds).allSatisfy(labels -> assertThat(labels)
                .contains("IMPORTANT"));
        messages.delete("me", inserted).execute();
        messages.batchDelete("me", new BatchDeleteMessagesRequest().setIds(List.of(imported)))
                .execute();
        assertThat(mailbox().messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void downloadsAnAttachment(Transport transport) throws IOException {
        byte[] content = Mails.filler(50_000).getBytes(StandardCharsets.ISO_8859_1);
        String id = mailbox()
                .receive(Mails.withAttachment(ME, "file", "a.bin", content))
                .id();
        Gmail.Users.Messages messages = users(transport).messages();
        MessagePart part =
                messages.get("me", id).execute().getPayload().getParts().get(1);
        assertThat(part.getFilename()).isEqualTo("a.bin");
        assertThat(messages.attachments()
                        .get("me", id, part.getBody().getAttachmentId())
                        .execute()
                        .decodeData())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void readsAndChangesThreads(Transport transport) throws IOException {
        String id = mailbox().receive(Mails.to(ME, "thread", "text")).threadId();
        Gmail.Users.Threads threads = users(transport).threads();
        assertThat(threads.list("me").execute().getThreads())
                .extracting(com.google.api.services.gmail.model.Thread::getId)
                .containsExactly(id);
        assertThat(threads.get("me", id).execute().getMessages()).hasSize(1);
        threads.modify("me", id, new ModifyThreadRequest().setAddLabelIds(List.of("STARRED")))
                .execute();
        assertThat(mailbox().messages().get(0).labelIds()).contains("STARRED");
        threads.trash("me", id).execute();
        assertThat(mailbox().messages().get(0).labelIds()).contains("TRASH");
        threads.untrash("me", id).execute();
        threads.delete("me", id).execute();
        assertThat(mailbox().messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void managesLabelsWithPatchOverEitherTransport(Transport transport) throws IOException {
        Gmail.Users.Labels labels = users(transport).labels();
        Label wanted = new Label()
                .setName("Invoices/2026")
                .setLabelListVisibility("labelShow")
                .setMessageListVisibility("show");
        String id = labels.create("me", wanted).execute().getId();
        labels.patch("me", id, new Label().setName("Invoices/2027")).execute();
        assertThat(labels.get("me", id).execute().getName()).isEqualTo("Invoices/2027");
        labels.update("me", id, wanted.clone().setId(id).setName("Bills")).execute();
        assertThat(labels.list("me").execute().getLabels())
                .extracting(Label::getName)
                .contains("INBOX", "Bills");
        GoogleJsonResponseException conflict = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> labels.create("me", wanted.clone().setName("bills")).execute());
        assertThat(conflict.getStatusCode()).isEqualTo(409);
        labels.delete("me", id).execute();
        assertThat(labels.list("me").execute().getLabels())
                .extracting(Label::getId)
                .doesNotContain(id);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void writesAndSendsDrafts(Transport transport) throws IOException {
        Gmail.Users.Drafts drafts = users(transport).drafts();
        Message first = new Message().setRaw(Mails.raw(Mails.mail(ME, ME, "draft", "first")));
        Message second = new Message().setRaw(Mails.raw(Mails.mail(ME, ME, "draft", "second")));
        String id = drafts.create("me", new Draft().setMessage(first)).execute().getId();
        drafts.update("me", id, new Draft().setMessage(second)).execute();
        assertThat(drafts.get("me", id).execute().getMessage().getSnippet()).isEqualTo("second");
        assertThat(drafts.list("me").execute().getDrafts()).hasSize(1);
        Message sent = drafts.send("me", new Draft().setId(id)).execute();
        assertThat(sent.getLabelIds()).contains("SENT", "INBOX");
        String other =
                drafts.create("me", new Draft().setMessage(first)).execute().getId();
        drafts.delete("me", other).execute();
        assertThat(drafts.list("me").execute().getDrafts()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void followsTheHistory(Transport transport) throws IOException {
        Gmail.Users users = users(transport);
        BigInteger start = users.getProfile("me").execute().getHistoryId();
        String id = mailbox().receive(Mails.to(ME, "new", "text")).id();
        ListHistoryResponse history = users.history()
                .list("me")
                .setStartHistoryId(start)
                .setHistoryTypes(List.of("messageAdded"))
                .execute();
        assertThat(history.getHistory())
                .flatExtracting(History::getMessagesAdded)
                .extracting(added -> added.getMessage().getId())
                .containsExactly(id);
        assertThat(users.history()
                        .list("me")
                        .setStartHistoryId(history.getHistoryId())
                        .execute()
                        .getHistory())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void sendsALongQueryAsAFormThatStandsForAGet(Transport transport) throws IOException {
        mailbox().receive(Mails.to(ME, "needle", "text"));
        String query = "subject:needle " + "-subject:absent ".repeat(200);
        ListMessagesResponse found =
                users(transport).messages().list("me").setQ(query).execute();
        assertThat(found.getMessages()).hasSize(1);
        assertThat(simulator.requests().of("messages.list"))
                .singleElement()
                .satisfies(request -> assertThat(request.verb()).isEqualTo("GET"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void reportsAnUnknownMessageAsGoogleDoes(Transport transport) {
        GoogleJsonResponseException missing = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> users(transport).messages().get("me", "18e7c8b0b8fa42d1").execute());
        assertThat(missing.getStatusCode()).isEqualTo(404);
        assertThat(missing.getDetails().getMessage()).isEqualTo("Requested entity was not found.");
        assertThat(missing.getDetails().getErrors().get(0).getReason()).isEqualTo("notFound");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void reportsThatTheUserIsTooFastAsGoogleDoes(Transport transport) throws IOException {
        simulator.quota(new QuotaSettings(QuotaProfile.NONE, QuotaRefusal.METRIC, 6, 0, 1));
        Message mail = new Message().setRaw(Mails.raw(Mails.mail(ME, "you@example.net", "s", "t")));
        users(transport).messages().send("me", mail).execute();
        GoogleJsonResponseException refused = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> users(transport).messages().send("me", mail).execute());
        assertThat(refused.getStatusCode()).isEqualTo(429);
        assertThat(refused.getDetails().getErrors().get(0).getReason()).isEqualTo("rateLimitExceeded");
        assertThat(refused.getDetails().getErrors().get(0).getDomain()).isEqualTo("usageLimits");
    }
}
