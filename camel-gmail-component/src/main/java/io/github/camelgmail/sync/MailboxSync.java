package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.checkpoint.CheckpointKeeper;
import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.label.LabelDirectory;
import io.github.camelgmail.sync.Backlog.Waiting;
import io.github.camelgmail.sync.MessageFetcher.Fetched;
import io.github.camelgmail.sync.SyncSettings.FailurePolicy;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer's view of a mailbox: from its checkpoint to a stream of work, and back.
 *
 * <p>Invariant: a change that matched is handed out until it is finished or given up, across restarts; the durable
 * checkpoint never passes one that is not, and names every change that a route has before the route gets it.
 *
 * <p>{@link #open}, {@link #read} and {@link #next} belong to one thread, the other methods may come from any.
 */
public final class MailboxSync {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxSync.class);

    private static final Duration POSTPONED = Duration.ofSeconds(2);

    private final GmailClient client;
    private final LabelDirectory labels;
    private final CheckpointKey key;
    private final SyncSettings settings;
    private final Clock clock;
    private final SyncListener listener;
    private final CheckpointKeeper keeper;
    private final MessageFetcher fetcher;
    private final Backlog backlog;
    private final InFlight inFlight;
    private final Absent absent;
    private final Lock saving = new ReentrantLock();

    private MailboxReader reader;
    private Suspects suspects;
    private LabelActions actions;
    private Set<String> inFlightAtDeath;
    private volatile boolean alone;
    private volatile boolean open;
    private volatile boolean halted;

    /** @param bytesInFlight counts the bytes that are fetched ahead, for all mailboxes that share the bound on them */
    public MailboxSync(
            GmailClient client,
            LabelDirectory labels,
            CheckpointStore store,
            CheckpointKey key,
            SyncSettings settings,
            AtomicLong bytesInFlight,
            Clock clock,
            SyncListener listener) {
        this.client = client;
        this.labels = labels;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.keeper = new CheckpointKeeper(store, key);
        this.fetcher = new MessageFetcher(client, settings);
        this.backlog = new Backlog(clock, settings.orderByThread());
        this.inFlight = new InFlight(settings.maxInFlight(), bytesInFlight);
        this.absent = new Absent(clock);
    }

    /**
     * Makes first contact: looks up the labels and takes up the checkpoint, or makes a first one. Does nothing once that
     * has succeeded.
     *
     * @throws GmailException           when the mailbox can't be reached or refuses
     * @throws IllegalArgumentException when a label does not exist
     * @throws IllegalStateException    when there is no checkpoint and one is required
     */
    public void open() {
        if (open) {
            return;
        }
        MailboxReader.Parts parts = MailboxReader.Parts.of(client, labels, settings, clock);
        Checkpoint checkpoint = keeper.load().orElseGet(() -> first(parts));
        if (!checkpoint.filter().equals(settings.filter())) {
            LOG.info(
                    "Consumer '{}' goes on from its checkpoint with another filter: was {}, is {}",
                    key.consumer(),
                    checkpoint.filter(),
                    settings.filter());
        }
        OwnChanges own = new OwnChanges(settings.historyTypes(), clock);
        suspects = new Suspects(checkpoint.inFlight());
        inFlightAtDeath = Set.copyOf(checkpoint.inFlight().keys());
        actions =
                new LabelActions(client, labels, own, settings.onSuccess(), settings.onFailure(), checkpoint.actions());
        reader = new MailboxReader(parts, own, backlog, inFlight, checkpoint, settings, clock, listener);
        open = true;
    }

    private Checkpoint first(MailboxReader.Parts parts) {
        if (settings.requireCheckpoint()) {
            throw new IllegalStateException("Consumer '" + key.consumer() + "' of mailbox '" + key.mailbox()
                    + "' has no checkpoint, and requireCheckpoint=true does not let it start without one: put its checkpoint"
                    + " back, or start it once with requireCheckpoint=false");
        }
        Checkpoint first = FirstStart.checkpoint(parts.history().current(), settings, clock);
        keeper.save(() -> first);
        LOG.info(
                "Consumer '{}' starts with what arrives from now on (history id {}){}",
                key.consumer(),
                first.historyId(),
                first.listing() == null ? "" : ", and with messages that are there already");
        return first;
    }

    /**
     * Reads what has happened since, to the end of the history or as far as the backlog may grow, and makes the label
     * changes that are pending.
     *
     * @return whether the end was reached
     */
    public boolean read() {
        actions.run();
        return reader.read();
    }

    /** Goes on with all that does not depend on the mailbox's history. */
    public void tend() {
        actions.run();
        reader.tend();
    }

    /** Whether there is something to do although the mailbox has not changed. */
    public boolean isBusy() {
        return open && (reader.isBusy() || inFlight.unsaved() > 0 || actions.isPending() || isWaiting());
    }

    /** Whether work waits, and {@link #next} would find room for it. */
    public boolean isWaiting() {
        return open && !halted && backlog.hasDue() && hasRoom();
    }

    /** Whether {@link #next} would find room. */
    public boolean hasRoom() {
        int most = alone || open && suspects.next() != null ? settings.maxInFlight() : fetcher.most();
        return inFlight.taken() <= settings.maxInFlight() - most && inFlight.bytes() < settings.maxInFlightBytes();
    }

    /** Whether first contact was made: there is a checkpoint, which a restart goes on from. */
    public boolean isOpen() {
        return open;
    }

    /** The history id that reading has come to. Zero before first contact. */
    public BigInteger position() {
        return open ? reader.position() : BigInteger.ZERO;
    }

    /**
     * The next work, as soon as the window has room for it. It is in the checkpoint as being in flight.
     *
     * @param millis how long to wait for room at most
     * @return no list when nothing waits; an empty one when the window is full for now, or nothing of what waited is left
     */
    public Optional<List<Work>> next(long millis) throws InterruptedException {
        if (halted) {
            return Optional.empty();
        }
        if (alone && !inFlight.awaitIdle(millis)) {
            return Optional.of(List.of());
        }
        alone = false;
        if (suspects.next() != null) {
            return Optional.of(nextSuspect(millis));
        }
        if (!inFlight.awaitBytesBelow(settings.maxInFlightBytes(), millis)) {
            return Optional.of(List.of());
        }
        List<Waiting> waiting = backlog.take(fetcher.atOnce(inFlight.bytes()));
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        if (!takePlaces(waiting.size())) {
            backlog.putBack(waiting);
            inFlight.awaitPlaces(waiting.size(), millis);
            return Optional.of(List.of());
        }
        return Optional.of(handOut(waiting));
    }

    /** What was in a route when the process died goes alone; what has killed it alone three times goes nowhere. */
    private List<Work> nextSuspect(long millis) throws InterruptedException {
        if (!inFlight.awaitIdle(millis) || !takePlaces(1)) {
            return List.of();
        }
        String suspect = suspects.next();
        suspects.drop();
        Optional<Waiting> waiting = backlog.take(suspect);
        if (waiting.isEmpty()) {
            inFlight.release(suspect);
            return List.of();
        }
        if (suspects.isDeadly(suspect)) {
            LOG.error(
                    "Message {} is given up: the process died {} times while its route was alone at work",
                    waiting.get().change().messageId(),
                    Suspects.MOST_DEATHS);
            giveUp(waiting.get().change(), 0);
            return List.of();
        }
        alone = true;
        return handOut(List.of(waiting.get()));
    }

    private boolean takePlaces(int count) {
        if (inFlight.take(count)) {
            return true;
        }
        save();
        return inFlight.take(count);
    }

    private List<Work> handOut(List<Waiting> waiting) {
        List<Fetched> fetched;
        try {
            fetched = fetcher.fetch(waiting);
        } catch (RuntimeException e) {
            backlog.putBack(waiting);
            waiting.forEach(one -> inFlight.release(one.change().key()));
            throw e;
        }
        List<Work> work = new ArrayList<>();
        for (Fetched one : fetched) {
            Change change = one.waiting().change();
            if (one.failure() != null) {
                LOG.warn("Message {} could not be fetched and is tried again", change.messageId(), one.failure());
                backlog.retry(change, one.waiting().attempt());
                inFlight.release(change.key());
            } else if (one.work() == null) {
                notThere(one.waiting());
            } else if (!reader.accepts(one.work())) {
                done(change, 0);
            } else {
                inFlight.start(change.key(), one.work().bytes());
                work.add(one.work());
            }
        }
        if (!work.isEmpty()) {
            saveOrDrop(work);
        }
        return work;
    }

    private void notThere(Waiting waiting) {
        Optional<Instant> again = absent.lookAgain(waiting.change());
        if (again.isPresent()) {
            backlog.later(waiting, again.get());
            inFlight.release(waiting.change().key());
        } else {
            done(waiting.change(), 0);
        }
    }

    /** No route gets what is not in the checkpoint. */
    private void saveOrDrop(List<Work> work) {
        try {
            save();
        } catch (RuntimeException e) {
            work.forEach(this::dropped);
            throw e;
        }
    }

    /**
     * The work has been done.
     *
     * @param failureHandled whether it had failed and the route has taken care of that, as a dead letter channel does: then
     *                       the message is labelled as failed besides
     */
    public void finished(Work work, boolean failureHandled) {
        if (!work.change().isDeletion() && work.change().messageId() != null) {
            actions.succeeded(work);
            if (failureHandled) {
                actions.failed(work.change().messageId());
            }
        }
        done(work.change(), work.internalDate());
    }

    /** The work is somebody else's: it is done with, and nothing is done to the message. */
    public void passedOver(Work work) {
        done(work.change(), work.internalDate());
    }

    /**
     * The work has failed: it is handed out again later, or given up.
     *
     * @return whether it was given up
     */
    public boolean failed(Work work, Throwable cause) {
        Change change = work.change();
        suspects.acquit(change.key());
        if (settings.failurePolicy() == FailurePolicy.STOP) {
            halted = true;
            backlog.putBack(List.of(new Waiting(change, work.attempt())));
            inFlight.release(change.key());
            return false;
        }
        if (settings.failurePolicy() == FailurePolicy.RETRY && work.attempt() < settings.maxAttempts()) {
            reader.failed(change);
            backlog.retry(change, work.attempt());
            inFlight.release(change.key());
            return false;
        }
        LOG.error(
                "Message {} is given up: its exchange failed {} time(s), and failurePolicy={} allows no more",
                change.messageId(),
                work.attempt(),
                settings.failurePolicy().name().toLowerCase(Locale.ROOT),
                cause);
        giveUp(change, work.internalDate());
        return true;
    }

    private void giveUp(Change change, long internalDate) {
        listener.givenUp();
        if (change.messageId() != null) {
            actions.failed(change.messageId());
        }
        done(change, internalDate);
    }

    /** Whether a failure has ended the handing out of work, by the failure policy. */
    public boolean isHalted() {
        return halted;
    }

    /** Whether a former run of this consumer had the work in a route when it died. */
    public boolean wasInFlight(Work work) {
        return inFlightAtDeath.contains(work.change().key());
    }

    /** The work was not given to a route after all; it is handed out again. */
    public void dropped(Work work) {
        backlog.putBack(List.of(new Waiting(work.change(), work.attempt())));
        inFlight.release(work.change().key());
    }

    /** The work could not be given to a route, for a reason that is not its own; it is handed out again in a while. */
    public void postponed(Work work) {
        backlog.later(
                new Waiting(work.change(), work.attempt()), clock.instant().plus(POSTPONED));
        inFlight.release(work.change().key());
    }

    private void done(Change change, long internalDate) {
        reader.finished(change, internalDate);
        absent.forget(change);
        suspects.acquit(change.key());
        backlog.done(change);
        if (inFlight.finished(change.key()) == 0) {
            save();
        }
    }

    /** Makes durable what is finished and what is in flight; does nothing when nothing has changed. */
    public void save() {
        if (!open) {
            return;
        }
        saving.lock();
        try {
            int unsaved = inFlight.unsaved();
            keeper.save(this::checkpoint);
            inFlight.saved(unsaved);
        } finally {
            saving.unlock();
        }
    }

    /** What is finished is read before the actions that finished messages wait for: none can be missed. */
    private Checkpoint checkpoint() {
        return reader.checkpoint(inFlight.snapshot(suspects.deaths()), actions::snapshot);
    }

    /** How it is doing. */
    public SyncStatus status() {
        if (!open) {
            return SyncStatus.CLOSED;
        }
        Checkpoint.Actions pending = actions.snapshot();
        return new SyncStatus(
                backlog.size() + backlog.olderSize(),
                inFlight.keys().size(),
                reader.listed(),
                pending.succeeded().size() + pending.failed().size(),
                reader.historyLosses());
    }

    /** Makes the label changes that are pending, as far as Gmail takes them now, and saves. */
    public void close() {
        if (open) {
            actions.run();
            save();
        }
    }
}
