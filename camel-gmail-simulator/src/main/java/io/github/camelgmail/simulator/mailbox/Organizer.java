package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Labels and removes messages and threads, and keeps drafts as Gmail does meanwhile. Guarded by the mailbox's lock. */
final class Organizer {

    private final ReentrantLock lock;
    private final MessageStore store;
    private final Labels labels;
    private final Changes changes;
    private final Drafts drafts;

    Organizer(ReentrantLock lock, MessageStore store, Labels labels, Changes changes, Drafts drafts) {
        this.lock = lock;
        this.store = store;
        this.labels = labels;
        this.changes = changes;
        this.drafts = drafts;
    }

    StoredMessage modify(String id, LabelChange change) {
        return locked(() -> {
            requireApplicable(change);
            StoredMessage message = requireMessage(id);
            if (message.hasLabel(SystemLabels.DRAFT) && !change.add().isEmpty()) {
                throw GmailError.failedPrecondition("Precondition check failed.");
            }
            return changes.relabel(message, change);
        });
    }

    void modifyAll(Collection<String> messageIds, LabelChange change) {
        locked(() -> {
            requireApplicable(change);
            return messageIds.stream()
                    .map(store::find)
                    .flatMap(Optional::stream)
                    .map(message -> relabelUnlessDraft(message, change))
                    .toList();
        });
    }

    MailThread modifyThread(String id, LabelChange change) {
        return locked(() -> {
            requireApplicable(change);
            requireThread(id).messages().forEach(message -> relabelUnlessDraft(message, change));
            return requireThread(id);
        });
    }

    void delete(String id) {
        locked(() -> remove(requireMessage(id)));
    }

    void deleteAll(Collection<String> messageIds) {
        locked(() -> {
            messageIds.forEach(id -> store.find(id).ifPresent(this::remove));
            return null;
        });
    }

    void deleteThread(String id) {
        locked(() -> {
            requireThread(id).messages().forEach(this::remove);
            return null;
        });
    }

    /** Relabels a message, a draft too. */
    StoredMessage relabel(String id, LabelChange change) {
        return locked(() -> changes.relabel(requireMessage(id), change));
    }

    /** Relabels a thread, drafts too. */
    MailThread relabelThread(String id, LabelChange change) {
        return locked(() -> {
            requireThread(id).messages().forEach(message -> changes.relabel(message, change));
            return requireThread(id);
        });
    }

    private StoredMessage remove(StoredMessage message) {
        changes.remove(message);
        drafts.messageRemoved(message);
        return message;
    }

    private StoredMessage relabelUnlessDraft(StoredMessage message, LabelChange change) {
        return message.hasLabel(SystemLabels.DRAFT) ? message : changes.relabel(message, change);
    }

    private void requireApplicable(LabelChange change) {
        labels.requireApplicable(change.add());
        labels.requireApplicable(change.remove());
    }

    private StoredMessage requireMessage(String id) {
        return store.find(ResourceIds.requireMessageId(id)).orElseThrow(GmailError::notFound);
    }

    private MailThread requireThread(String id) {
        return store.thread(ResourceIds.requireMessageId(id)).orElseThrow(GmailError::notFound);
    }

    private <T> T locked(Supplier<T> operation) {
        lock.lock();
        try {
            return operation.get();
        } finally {
            lock.unlock();
        }
    }
}
