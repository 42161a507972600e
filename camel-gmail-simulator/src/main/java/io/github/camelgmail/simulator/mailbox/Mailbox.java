package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mail.OutgoingMail;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One user's mailbox: messages, threads, labels, drafts and history. Safe for concurrent use; every operation takes
 * effect as a whole.
 */
public final class Mailbox {

    private static final List<String> ON_ARRIVAL = List.of(SystemLabels.UNREAD, SystemLabels.INBOX);

    private final ReentrantLock lock = new ReentrantLock();
    private final String emailAddress;
    private final String displayName;
    private final Clock clock;
    private final Ids ids;
    private final MessageStore store;
    private final History history;
    private final Labels labels;
    private final Listing listing;
    private final Changes changes;
    private final Threading threading;
    private final Sender sender;
    private final Drafts drafts;
    private final Organizer organizer;
    private final Settings settings;
    private final Incoming incoming;
    private final PushNotifications pushNotifications;
    private final Map<String, StoredMessage> vault = new ConcurrentHashMap<>();

    Mailbox(String emailAddress, String displayName, MailSystem system, Random random, Ids ids) {
        this.emailAddress = emailAddress;
        this.displayName = displayName;
        this.clock = system.clock();
        this.ids = ids;
        this.store = new MessageStore(new SearchIndex(clock, system::searchIndexLag));
        this.pushNotifications = new PushNotifications(clock, emailAddress, system::notificationSink);
        this.history = new History(lock, clock, random, store, pushNotifications);
        this.labels = new Labels(lock, store);
        this.settings = new Settings(emailAddress, displayName, clock, random, address -> system.mailbox(address)
                .isPresent());
        this.incoming = new Incoming(system, this);
        this.listing = new Listing(lock, store, labels, this::ownAddresses, history::hides);
        this.changes = new Changes(ids, store, history);
        this.threading = new Threading(store);
        this.sender = new Sender(system, this, ids, incoming);
        this.drafts = new Drafts(lock, clock, ids, store, changes, threading, listing, sender);
        this.organizer = new Organizer(lock, store, labels, changes, drafts);
    }

    /** The primary address, in lower case. */
    public String emailAddress() {
        return emailAddress;
    }

    /** The name that goes with the address in a From header; may be empty. */
    public String displayName() {
        return displayName;
    }

    /** The primary address and the aliases that mail can be sent from, in lower case. */
    public List<String> ownAddresses() {
        return settings.sendAs().usableAddresses();
    }

    public Settings settings() {
        return settings;
    }

    public PushNotifications pushNotifications() {
        return pushNotifications;
    }

    public Labels labels() {
        return labels;
    }

    public Drafts drafts() {
        return drafts;
    }

    public History history() {
        return history;
    }

    /** Every message, newest first, trash and spam among them. */
    public List<StoredMessage> messages() {
        return List.copyOf(store.newestFirst());
    }

    public int messageCount() {
        return store.size();
    }

    public int threadCount() {
        return locked(store::threadCount);
    }

    public Optional<StoredMessage> message(String id) {
        return store.find(id).filter(message -> !history.hides(id));
    }

    public Optional<MailThread> thread(String id) {
        return locked(() -> store.thread(id));
    }

    /** What was inserted as deleted: nobody sees it but an administrator. */
    public List<StoredMessage> vault() {
        return List.copyOf(vault.values());
    }

    /** The messages that pass the filter, newest first, from an offset into that list. */
    public Page<StoredMessage> list(MessageFilter filter, long offset, int max) {
        return listing.messages(filter, offset, max);
    }

    /** The threads of which some message passes the filter, by their newest such message. */
    public Page<MailThread> listThreads(MessageFilter filter, long offset, int max) {
        return listing.threads(filter, offset, max);
    }

    /** Takes in a mail from outside: unread, in the inbox, unless the user's filters and settings want it elsewhere. */
    public StoredMessage receive(byte[] raw) {
        return deliver(OutgoingMail.received(raw, emailAddress, clock.instant()));
    }

    StoredMessage deliver(byte[] delivered) {
        ParsedMail mail = ParsedMail.parse(delivered);
        lock.lock();
        Incoming.Arrival arrival;
        StoredMessage message;
        try {
            arrival = incoming.sort(mail, ON_ARRIVAL);
            message = insert(mail, arrival.labelIds(), null, clock.instant());
        } finally {
            lock.unlock();
        }
        incoming.follow(arrival);
        return message;
    }

    /** Puts a mail into the mailbox as it is, with any labels there are. */
    public StoredMessage insert(byte[] raw, Collection<String> labelIds, Instant internalDate) {
        return insert(ParsedMail.parse(raw), labelIds, null, internalDate);
    }

    /**
     * Puts a mail into the mailbox as it is.
     *
     * @param threadId the thread to join; null to go by the mail's references
     * @throws GmailError 404 for an unknown thread, 400 for a malformed thread id or an unknown label
     */
    public StoredMessage insert(ParsedMail mail, Collection<String> labelIds, String threadId, Instant internalDate) {
        return locked(() -> {
            labels.requireKnown(labelIds);
            return changes.add(mail, threading.threadFor(mail, threadId), labelIds, internalDate.toEpochMilli());
        });
    }

    /** Puts a mail where only an administrator sees it: no list, no get and no history tells of it. */
    public StoredMessage insertDeleted(ParsedMail mail, Collection<String> labelIds, Instant internalDate) {
        String id = ids.messageId();
        StoredMessage message = new StoredMessage(id, id, List.copyOf(labelIds), internalDate.toEpochMilli(), 0, mail);
        vault.put(id, message);
        return message;
    }

    /**
     * Sends a mail to its recipients, with a Message-ID of Gmail's own.
     *
     * @param threadId the sender's thread to join; null to go by the mail's references
     * @return the sender's message
     * @throws GmailError 400 for a mail that can't be sent or a malformed thread id, 404 for an unknown thread
     */
    public StoredMessage send(byte[] raw, String threadId) {
        lock.lock();
        Sender.Outgoing outgoing;
        StoredMessage sent;
        try {
            outgoing = sender.prepare(raw);
            sent = insert(outgoing.mail(), outgoing.labelIds(), threadId, clock.instant());
        } finally {
            lock.unlock();
        }
        sender.transmit(outgoing);
        return sent;
    }

    /**
     * Changes the labels of a message.
     *
     * @throws GmailError 404 for an unknown message, 400 for a label that is unknown or not the user's to change, or
     *     for labels put on a draft
     */
    public StoredMessage modify(String id, LabelChange change) {
        return organizer.modify(id, change);
    }

    /** Changes the labels of many messages; passes over drafts and unknown ids. */
    public void modifyAll(Collection<String> messageIds, LabelChange change) {
        organizer.modifyAll(messageIds, change);
    }

    /**
     * Changes the labels of the messages that a thread has now; passes over drafts.
     *
     * @throws GmailError 404 for an unknown thread, 400 as {@link #modify}
     */
    public MailThread modifyThread(String id, LabelChange change) {
        return organizer.modifyThread(id, change);
    }

    public StoredMessage trash(String id) {
        return organizer.relabel(id, LabelChange.TRASH);
    }

    /** Takes a message out of the trash, though not back into the inbox. */
    public StoredMessage untrash(String id) {
        return organizer.relabel(id, LabelChange.UNTRASH);
    }

    public MailThread trashThread(String id) {
        return organizer.relabelThread(id, LabelChange.TRASH);
    }

    public MailThread untrashThread(String id) {
        return organizer.relabelThread(id, LabelChange.UNTRASH);
    }

    /** Marks a message as read. */
    public StoredMessage markRead(String id) {
        return modify(id, new LabelChange(Set.of(), Set.of(SystemLabels.UNREAD)));
    }

    /**
     * Removes a message for good, and with it the draft that it belongs to.
     *
     * @throws GmailError 404 for an unknown message
     */
    public void delete(String id) {
        organizer.delete(id);
    }

    /** Removes messages for good; passes over unknown ids. */
    public void deleteAll(Collection<String> messageIds) {
        organizer.deleteAll(messageIds);
    }

    /**
     * Removes a thread's messages for good.
     *
     * @throws GmailError 404 for an unknown thread
     */
    public void deleteThread(String id) {
        organizer.deleteThread(id);
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
