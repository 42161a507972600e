package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.checkpoint.Ledger;
import io.github.camelgmail.client.CallOutcome;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.label.LabelDirectory;
import io.github.camelgmail.sync.Backlog.Waiting;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer's view of a mailbox: from its checkpoint to a stream of messages, and back.
 *
 * <p>Invariant: a message that matched is handed out until it is finished or set aside, across restarts; the durable
 * checkpoint never passes one that is not.
 *
 * <p>{@link #open}, {@link #read} and {@link #next} belong to one thread, the other methods may come from any.
 */
public final class MailboxSync {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxSync.class);

    /** How many changes are read ahead of the messages handed out. */
    private static final int READ_AHEAD = 5_000;

    private static final int NOT_FOUND = 404;

    private final GmailClient client;
    private final LabelDirectory labels;
    private final CheckpointStore store;
    private final CheckpointKey key;
    private final SyncSettings settings;
    private final HistoryReader history;
    private final MessageFetcher fetcher;
    private final Backlog backlog;
    private final InFlightWindow window;
    private final Lock saving = new ReentrantLock();

    private MessageFilter filter;
    private volatile Ledger ledger;

    public MailboxSync(
            GmailClient client,
            LabelDirectory labels,
            CheckpointStore store,
            CheckpointKey key,
            SyncSettings settings,
            Clock clock) {
        this.client = client;
        this.labels = labels;
        this.store = store;
        this.key = key;
        this.settings = settings;
        this.history = new HistoryReader(client);
        this.fetcher = new MessageFetcher(client, settings.format(), settings.metadataHeaders());
        this.backlog = new Backlog(clock);
        this.window = new InFlightWindow(settings.maxInFlight());
    }

    /**
     * Makes first contact: looks up the labels and takes up the checkpoint, or makes one that starts now. Does nothing
     * once that has succeeded.
     *
     * @throws GmailException when the mailbox can't be reached or refuses
     * @throws IllegalArgumentException when a label does not exist
     */
    public void open() {
        if (ledger != null) {
            return;
        }
        filter = new MessageFilter(
                new HashSet<>(Await.answer(labels.resolve("labelIds", settings.labelIds()))),
                settings.includeSpamTrash());
        ledger = new Ledger(store.load(key).orElseGet(this::startNow));
    }

    private Checkpoint startNow() {
        Checkpoint first = Checkpoint.startingAt(history.current());
        store.save(key, first);
        LOG.info(
                "Consumer '{}' starts with what arrives from now on (history id {})",
                key.consumer(),
                first.historyId());
        return first;
    }

    /**
     * Reads what has happened since, to the end of the history or as far as the backlog may grow.
     *
     * @return whether the end was reached
     */
    public boolean read() {
        BigInteger start = ledger.readUpTo();
        String pageToken = null;
        do {
            HistoryPage page = history.read(start, pageToken);
            backlog.add(
                    ledger.read(page.changes().stream().filter(this::mayMatch).toList(), page.readUpTo(), page.last()));
            pageToken = page.nextPageToken();
        } while (pageToken != null && backlog.ready(READ_AHEAD) < READ_AHEAD);
        return pageToken == null;
    }

    private boolean mayMatch(Change change) {
        return change.labelIds() == null || filter.accepts(change.labelIds());
    }

    /**
     * The next messages, at most a batch, as soon as the window has room for them.
     *
     * @param millis how long to wait for room at most
     * @return empty when nothing is ready, or the window is full
     */
    public Optional<List<FetchedMessage>> next(long millis) throws InterruptedException {
        int wanted = Math.min(backlog.ready(settings.batchSize()), settings.maxInFlight());
        if (wanted == 0) {
            return Optional.empty();
        }
        if (!window.take(wanted)) {
            save();
            if (!window.take(wanted)) {
                window.awaitPlaces(wanted, millis);
                return Optional.of(List.of());
            }
        }
        return Optional.of(fetch(backlog.take(wanted)));
    }

    private List<FetchedMessage> fetch(List<Waiting> waiting) {
        List<CallOutcome<Message>> outcomes;
        try {
            outcomes = fetcher.fetch(
                    waiting.stream().map(w -> w.change().messageId()).toList());
        } catch (RuntimeException e) {
            putBack(waiting);
            throw e;
        }
        List<FetchedMessage> fetched = new ArrayList<>();
        List<Waiting> unanswered = new ArrayList<>();
        GmailException failure = null;
        for (int i = 0; i < waiting.size(); i++) {
            Waiting one = waiting.get(i);
            CallOutcome<Message> outcome = outcomes.get(i);
            if (outcome.succeeded()) {
                accept(one, outcome.result()).ifPresent(fetched::add);
            } else if (outcome.failure().getHttpResponseCode() == NOT_FOUND) {
                LOG.debug(
                        "Message {} was deleted before it could be fetched",
                        one.change().messageId());
                done(one.change(), 0);
            } else {
                unanswered.add(one);
                failure = outcome.failure();
            }
        }
        if (failure != null) {
            notFetched(unanswered, waiting.size(), failure);
        }
        return fetched;
    }

    /** One message that Gmail can't give must not hold up the others; when none can be had, the whole poll has failed. */
    private void notFetched(List<Waiting> unanswered, int asked, GmailException failure) {
        if (unanswered.size() == asked) {
            putBack(unanswered);
            throw failure;
        }
        LOG.warn("{} of {} messages could not be fetched and are tried again", unanswered.size(), asked, failure);
        for (Waiting one : unanswered) {
            backlog.retry(one.change(), one.attempt());
            window.release();
        }
    }

    private void putBack(List<Waiting> waiting) {
        backlog.putBack(waiting);
        waiting.forEach(one -> window.release());
    }

    private Optional<FetchedMessage> accept(Waiting waiting, Message message) {
        Change change = waiting.change();
        // The record's labels are the ones to go by: the message may have been read or filed since.
        if (change.labelIds() == null && !filter.accepts(message.getLabelIds())) {
            done(change, 0);
            return Optional.empty();
        }
        return Optional.of(new FetchedMessage(change, waiting.attempt(), message));
    }

    /** The message has been handled. */
    public void finished(FetchedMessage message) {
        done(message.change(), message.internalDate());
    }

    /** The message's handling failed: it is handed out again later, or set aside when that was its last attempt. */
    public void failed(FetchedMessage message, Throwable cause) {
        if (message.attempt() >= settings.maxAttempts()) {
            LOG.error(
                    "Message {} is set aside: its exchange failed {} times, maxAttempts allows no more",
                    message.change().messageId(),
                    message.attempt(),
                    cause);
            finished(message);
        } else {
            backlog.retry(message.change(), message.attempt());
            window.release();
        }
    }

    /** The message was not given to a route after all; it is handed out again. */
    public void dropped(FetchedMessage message) {
        putBack(List.of(new Waiting(message.change(), message.attempt(), Instant.MIN)));
    }

    private void done(Change change, long internalDate) {
        ledger.finished(change.key(), internalDate);
        if (window.finished() == 0) {
            save();
        }
    }

    /** Makes durable what is finished; does nothing when nothing has changed. */
    public void save() {
        if (ledger == null) {
            return;
        }
        saving.lock();
        try {
            int unsaved = window.unsaved();
            Checkpoint checkpoint = ledger.toSave();
            if (checkpoint != null) {
                store(checkpoint);
            }
            window.saved(unsaved);
        } finally {
            saving.unlock();
        }
    }

    private void store(Checkpoint checkpoint) {
        try {
            store.save(key, checkpoint);
        } catch (RuntimeException e) {
            ledger.notSaved(checkpoint);
            throw e;
        }
    }

    /** The mailbox as the endpoint names it. */
    public String mailbox() {
        return client.mailbox();
    }
}
