package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mail.ParsedMail;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The drafts of one mailbox. A draft's id stays while every save replaces its message. Guarded by the mailbox's lock.
 */
public final class Drafts {

    private final ReentrantLock lock;
    private final Clock clock;
    private final Ids ids;
    private final MessageStore store;
    private final Changes changes;
    private final Threading threading;
    private final Listing listing;
    private final Sender sender;
    private final Map<String, String> messageIdByDraft = new LinkedHashMap<>();
    private final Map<String, String> draftByMessageId = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();

    Drafts(
            ReentrantLock lock,
            Clock clock,
            Ids ids,
            MessageStore store,
            Changes changes,
            Threading threading,
            Listing listing,
            Sender sender) {
        this.lock = lock;
        this.clock = clock;
        this.ids = ids;
        this.store = store;
        this.changes = changes;
        this.threading = threading;
        this.listing = listing;
        this.sender = sender;
    }

    /**
     * Saves a new draft.
     *
     * @param raw      the RFC 822 bytes; recipients may be missing
     * @param threadId the thread to join; null to go by the mail's references
     * @throws GmailError 404 for an unknown thread, 400 for a malformed thread id
     */
    public Draft create(byte[] raw, String threadId) {
        ParsedMail mail = ParsedMail.parse(raw);
        lock.lock();
        try {
            return put(ids.draftId(), mail, threading.threadFor(mail, threadId));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Replaces a draft's message.
     *
     * @param threadId the thread to move to; null to stay
     * @throws GmailError 404 for an unknown draft or thread, 400 for a draft that was sent
     */
    public Draft update(String id, byte[] raw, String threadId) {
        ParsedMail mail = ParsedMail.parse(raw);
        lock.lock();
        try {
            if (sent.contains(id)) {
                throw notADraft();
            }
            StoredMessage old = requireUnsent(id);
            String thread = threadId == null ? old.threadId() : threading.threadFor(mail, threadId);
            changes.remove(old);
            draftByMessageId.remove(old.id());
            return put(id, mail, thread);
        } finally {
            lock.unlock();
        }
    }

    public Optional<Draft> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(messageIdByDraft.get(id))
                    .flatMap(store::find)
                    .filter(message -> message.hasLabel(SystemLabels.DRAFT))
                    .map(message -> new Draft(id, message));
        } finally {
            lock.unlock();
        }
    }

    /** The drafts whose message passes the filter, newest first. */
    public Page<Draft> list(MessageFilter filter, long offset, int max) {
        lock.lock();
        try {
            List<Draft> matching = listing.matches(filter.with(SystemLabels.DRAFT))
                    .filter(message -> draftByMessageId.containsKey(message.id()))
                    .map(message -> new Draft(draftByMessageId.get(message.id()), message))
                    .toList();
            List<Draft> page = matching.stream().skip(offset).limit(max).toList();
            return new Page<>(page, offset + page.size() < matching.size());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a draft and deletes it. The sent message has an id of its own and stays in the draft's thread.
     *
     * @param raw a new content to send instead; null to send the draft as it is
     * @throws GmailError 404 for an unknown or sent draft, 400 for a mail that can't be sent
     */
    public StoredMessage send(String id, byte[] raw) {
        lock.lock();
        Sender.Outgoing outgoing;
        StoredMessage message;
        try {
            StoredMessage draft = requireUnsent(id);
            outgoing = sender.prepare(raw == null ? draft.mail().raw() : raw);
            message = replaceBySent(draft, outgoing);
            messageIdByDraft.remove(id);
            sent.add(id);
        } finally {
            lock.unlock();
        }
        sender.transmit(outgoing);
        return message;
    }

    /**
     * Sends a draft as the web interface does, which leaves the draft's id behind: from then on it stands for the sent
     * message, and deleting it deletes that.
     */
    public StoredMessage sendFromWeb(String id) {
        lock.lock();
        Sender.Outgoing outgoing;
        StoredMessage message;
        try {
            StoredMessage draft = requireUnsent(id);
            outgoing = sender.prepare(draft.mail().raw());
            message = replaceBySent(draft, outgoing);
            messageIdByDraft.put(id, message.id());
            draftByMessageId.put(message.id(), id);
        } finally {
            lock.unlock();
        }
        sender.transmit(outgoing);
        return message;
    }

    /**
     * Deletes a draft with its message, without a stop in the trash.
     *
     * @throws GmailError 404 for an unknown or sent draft
     */
    public void delete(String id) {
        lock.lock();
        try {
            StoredMessage message = Optional.ofNullable(messageIdByDraft.get(id))
                    .flatMap(store::find)
                    .orElseThrow(GmailError::notFound);
            changes.remove(message);
            messageRemoved(message);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the draft whose message is gone. */
    void messageRemoved(StoredMessage message) {
        String draft = draftByMessageId.remove(message.id());
        if (draft != null) {
            messageIdByDraft.remove(draft);
        }
    }

    private StoredMessage replaceBySent(StoredMessage draft, Sender.Outgoing outgoing) {
        changes.remove(draft);
        draftByMessageId.remove(draft.id());
        return changes.add(outgoing.mail(), draft.threadId(), outgoing.labelIds(), clock.millis());
    }

    private Draft put(String id, ParsedMail mail, String threadId) {
        StoredMessage message = changes.add(mail, threadId, List.of(SystemLabels.DRAFT), clock.millis());
        messageIdByDraft.put(id, message.id());
        draftByMessageId.put(message.id(), id);
        return new Draft(id, message);
    }

    private StoredMessage requireUnsent(String id) {
        StoredMessage message = Optional.ofNullable(messageIdByDraft.get(id))
                .flatMap(store::find)
                .orElseThrow(GmailError::notFound);
        if (!message.hasLabel(SystemLabels.DRAFT)) {
            throw notADraft();
        }
        return message;
    }

    private static GmailError notADraft() {
        return GmailError.invalidArgument("Message not a draft");
    }
}
