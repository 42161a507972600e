package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.ParsedMail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The only way in which messages come, change and go: the store and the history always move together.
 * Guarded by the mailbox's lock.
 */
final class Changes {

    private final Ids ids;
    private final MessageStore store;
    private final History history;

    Changes(Ids ids, MessageStore store, History history) {
        this.ids = ids;
        this.store = store;
        this.history = history;
    }

    /** Adds a new message to a thread; to one of its own when {@code threadId} is null. */
    StoredMessage add(ParsedMail mail, String threadId, Collection<String> labelIds, long internalDate) {
        String id = ids.messageId();
        StoredMessage message = new StoredMessage(
                id,
                threadId == null ? id : threadId,
                labelIds.stream().distinct().toList(),
                internalDate,
                history.nextId(),
                mail);
        store.put(message);
        history.added(message);
        return message;
    }

    /** Changes the labels; where nothing changes, nothing happens. */
    StoredMessage relabel(StoredMessage message, LabelChange change) {
        List<String> after = change.applyTo(message.labelIds());
        List<String> added = difference(after, message.labelIds());
        List<String> removed = difference(message.labelIds(), after);
        if (added.isEmpty() && removed.isEmpty()) {
            return message;
        }
        StoredMessage changed = message.with(after, history.nextId());
        store.put(changed);
        history.relabelled(changed, added, removed);
        return changed;
    }

    /** Removes a message for good. */
    void remove(StoredMessage message) {
        store.remove(message);
        history.deleted(message, history.nextId());
    }

    private static List<String> difference(List<String> of, List<String> without) {
        List<String> rest = new ArrayList<>(of);
        rest.removeAll(without);
        return rest;
    }
}
