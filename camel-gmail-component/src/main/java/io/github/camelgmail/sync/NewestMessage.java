package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.client.GmailNotFoundException;
import io.github.camelgmail.label.LabelDirectory;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The newest of the messages that a sync would take, whenever it is asked for. It keeps no position: what has not been read,
 * labelled or moved since is given again. Blocks. Thread-safe.
 */
public final class NewestMessage {

    private static final long CANDIDATES = 25;

    private final GmailClient client;
    private final LabelDirectory labels;
    private final SyncSettings settings;
    private final LabelActions actions;

    /** @param settings which messages, in which form, and what is done to one that was handled */
    public NewestMessage(GmailClient client, LabelDirectory labels, SyncSettings settings) {
        this.client = client;
        this.labels = labels;
        this.settings = settings;
        this.actions = new LabelActions(
                client,
                labels,
                new OwnChanges(Set.of(), Clock.systemUTC()),
                settings.onSuccess(),
                settings.onFailure(),
                Checkpoint.Actions.NONE);
    }

    /** The message, if there is one. */
    public Optional<Work> fetch() {
        actions.run();
        try {
            return find();
        } catch (GmailException e) {
            if (labels.isStale(e) && labels.forget()) {
                return find();
            }
            throw e;
        }
    }

    /** The message has been handled: does to it what the settings say. */
    public void handled(Work work) {
        actions.succeeded(work);
        actions.run();
    }

    private Optional<Work> find() {
        List<String> all = ids("labelIds", settings.labelIds());
        MessageFilter filter = new MessageFilter(
                Set.copyOf(all),
                Set.copyOf(ids("anyLabelIds", settings.anyLabelIds())),
                Set.copyOf(ids("excludeLabelIds", settings.excludeLabelIds())),
                settings.includeSpamTrash());
        GmailCall<ListMessagesResponse> call = GmailCall.of(MessagesMethods.LIST)
                .with("q", settings.query().isEmpty() ? null : settings.query())
                .with("labelIds", all.isEmpty() ? null : all)
                .with("includeSpamTrash", settings.includeSpamTrash() ? true : null)
                .with("maxResults", CANDIDATES);
        Object next;
        do {
            ListMessagesResponse page = Await.answer(client.execute(call));
            List<Message> candidates = page.getMessages() == null ? List.of() : page.getMessages();
            for (Message candidate : candidates) {
                Message message = get(candidate.getId());
                if (message != null && filter.accepts(message.getLabelIds())) {
                    Change change = Change.listedMessage(message.getId(), BigInteger.ZERO);
                    return Optional.of(new Work(change, 1, message, null));
                }
            }
            next = page.getNextPageToken();
            call = call.with("pageToken", next);
        } while (next != null);
        return Optional.empty();
    }

    private List<String> ids(String option, List<String> names) {
        return Await.answer(labels.resolve("option " + option, names));
    }

    /** Null when it was deleted since it was listed. */
    private Message get(String id) {
        List<String> headers = settings.metadataHeaders();
        try {
            return Await.answer(client.execute(GmailCall.of(MessagesMethods.GET)
                    .with("id", id)
                    .with("format", settings.format())
                    .with("metadataHeaders", headers.isEmpty() ? null : headers)));
        } catch (GmailNotFoundException e) {
            return null;
        }
    }
}
