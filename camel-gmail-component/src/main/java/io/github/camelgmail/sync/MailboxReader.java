package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.checkpoint.Checkpoint.Listing;
import io.github.camelgmail.checkpoint.Ledger;
import io.github.camelgmail.checkpoint.RecentMessages;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.label.LabelDirectory;
import io.github.camelgmail.sync.Backlog.Waiting;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mailbox into a backlog: its history, and, at a first start or when history has expired, a listing by date.
 *
 * <p>Invariant: whatever matched is in the ledger, in the listing, or among what is undecided, until it is finished.
 */
final class MailboxReader {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

    /** How many changes are read ahead of the work handed out. */
    private static final int READ_AHEAD = 5_000;

    /** How many messages of a listing wait in the backlog. */
    private static final int SLICE = 500;

    /** How far before the last message seen a lost stretch of history is listed: mail is not dated in order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final int REMEMBERED = 10_000;

    private final Parts parts;
    private final OwnChanges own;
    private final Backlog backlog;
    private final InFlight inFlight;
    private final SyncSettings settings;
    private final Clock clock;
    private final SyncListener listener;
    private final RecentMessages recent;
    private final SearchGate gate;
    private final Settling settling;

    private volatile Ledger ledger;
    private volatile Listing plan;
    private volatile OlderMessages older;
    private volatile int historyLosses;

    /** What reading needs of the mailbox. */
    record Parts(MessageFilter filter, HistoryReader history, MessageLister lister) {

        static Parts of(GmailClient client, LabelDirectory labels, SyncSettings settings, Clock clock) {
            MessageFilter filter = new MessageFilter(
                    ids(labels, "labelIds", settings.labelIds()),
                    ids(labels, "anyLabelIds", settings.anyLabelIds()),
                    ids(labels, "excludeLabelIds", settings.excludeLabelIds()),
                    settings.includeSpamTrash());
            check(labels, settings.onSuccess());
            check(labels, settings.onFailure());
            return new Parts(
                    filter, new HistoryReader(client, settings.historyTypes()), new MessageLister(client, filter));
        }

        /** A label that is missing shows now, not after the first message. */
        private static void check(LabelDirectory labels, ActionSettings action) {
            Await.answer(labels.resolve(action.option(), action.labelsToAdd(), action.create()));
            ids(labels, "removeLabelIds", action.labelsToRemove());
        }

        private static Set<String> ids(LabelDirectory labels, String option, List<String> names) {
            return new HashSet<>(Await.answer(labels.resolve(option, names)));
        }
    }

    MailboxReader(
            Parts parts,
            OwnChanges own,
            Backlog backlog,
            InFlight inFlight,
            Checkpoint checkpoint,
            SyncSettings settings,
            Clock clock,
            SyncListener listener) {
        this.parts = parts;
        this.own = own;
        this.backlog = backlog;
        this.inFlight = inFlight;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.recent = new RecentMessages(
                checkpoint.recent(),
                checkpoint.internalDate(),
                2 * OVERLAP.toMillis() + settings.searchLag().toMillis(),
                REMEMBERED);
        this.gate = settings.query().isEmpty()
                ? null
                : new SearchGate(parts.lister(), settings.query(), settings.searchLag(), clock);
        this.ledger =
                new Ledger(new Ledger.Snapshot(checkpoint.historyId(), checkpoint.finished(), checkpoint.attempts()));
        this.plan = checkpoint.listing();
        this.settling = new Settling(clock);
    }

    /** Reads on, and says whether the end of the history was reached. */
    boolean read() {
        boolean complete;
        try {
            complete = readHistory();
        } catch (HistoryExpiredException e) {
            complete = !recover(e);
        }
        readOlder();
        return complete;
    }

    /** Goes on with what does not depend on the mailbox's history: a search that is to decide, a listing. */
    void tend() {
        decide();
        readOlder();
    }

    /** Whether there is something to {@link #tend}. */
    boolean isBusy() {
        return plan != null || gate != null && !gate.isEmpty();
    }

    /** Where reading has come to: a history id. */
    BigInteger position() {
        return ledger.readUpTo();
    }

    private boolean readHistory() {
        if (backlog.size() >= READ_AHEAD) {
            decide();
            return false;
        }
        Instant begun = clock.instant();
        BigInteger start = ledger.readUpTo();
        BigInteger position = start;
        String pageToken = null;
        List<Change> read = new ArrayList<>();
        try {
            do {
                HistoryPage page = parts.history().read(start, pageToken);
                position = position.max(page.lastRecord());
                read.addAll(ledger.read(
                        page.changes().stream().filter(this::mayMatch).toList(),
                        page.last() ? settling.position(start, position, page.current()) : position,
                        page.last()));
                pageToken = page.nextPageToken();
            } while (pageToken != null && backlog.size() + read.size() < READ_AHEAD);
        } finally {
            // What the ledger has taken in must be worked on, also when a later page could not be read.
            admit(settings.threads() ? byThread(read) : read);
        }
        decide();
        if (pageToken == null) {
            own.readToTheEnd(begun);
        }
        return pageToken == null;
    }

    private boolean mayMatch(Change change) {
        return (change.labelIds() == null || parts.filter().accepts(change.labelIds()))
                && !own.made(change)
                && !(change.isNewMessage() && (recent.contains(change.messageId()) || isListed(change.messageId())));
    }

    private boolean isListed(String messageId) {
        return older != null && older.has(messageId);
    }

    /** One change a thread: the last, with the others in its company. */
    private static List<Change> byThread(List<Change> changes) {
        Map<String, Change> last = new LinkedHashMap<>();
        for (Change change : changes) {
            last.merge(change.threadId(), change, (earlier, later) -> {
                List<String> companions = new ArrayList<>(earlier.companions());
                companions.add(earlier.key());
                return later.with(companions);
            });
        }
        return List.copyOf(last.values());
    }

    private void admit(List<Change> changes) {
        if (gate == null) {
            backlog.add(changes.stream().map(this::waiting).toList());
        } else {
            gate.add(changes.stream().filter(change -> !change.isDeletion()).toList());
            backlog.add(changes.stream()
                    .filter(Change::isDeletion)
                    .map(this::waiting)
                    .toList());
        }
    }

    private void decide() {
        if (gate != null) {
            SearchGate.Decision decision = gate.decide();
            backlog.add(decision.taken().stream().map(this::waiting).toList());
            decision.refused().forEach(change -> finished(change, 0));
        }
    }

    private Waiting waiting(Change change) {
        return new Waiting(change, ledger.attempts(change.key()) + 1);
    }

    private void readOlder() {
        if (plan == null) {
            return;
        }
        if (older == null) {
            older = new OlderMessages(plan, list(plan), settings.threads());
        }
        if (older.isDone()) {
            listingDone();
        } else if (backlog.olderSize() < SLICE) {
            backlog.addOlder(older.next(SLICE).stream()
                    .map(change -> new Waiting(change, 1))
                    .toList());
        }
    }

    private List<String> list(Listing listing) {
        String query = Queries.since(listing.query(), Math.max(listing.since(), listing.doneUpTo()));
        if (settings.threads()) {
            return parts.lister().listThreads(query);
        }
        return parts.lister().list(query).stream()
                .filter(id -> !recent.contains(id) && !ledger.isOpen(id))
                .toList();
    }

    private void listingDone() {
        if (plan.again() == 0) {
            LOG.info("All listed messages are done ({})", plan.reason());
            plan = null;
            older = null;
        } else if (clock.millis() >= plan.again()) {
            // Only what came shortly before the first listing can have been missing from the index then.
            long since =
                    Math.max(plan.since(), plan.again() - settings.searchLag().toMillis() - OVERLAP.toMillis());
            plan = new Listing(plan.reason(), plan.query(), since, 0, List.of(), List.of(), 0);
            older = null;
            readOlder();
        }
    }

    /**
     * Goes on without the history that is gone: from the mailbox's present state, and with a listing of all that came
     * since the last message seen. Waits until no message is in a route, so that none is in both.
     *
     * @return false when it has to wait
     */
    private boolean recover(HistoryExpiredException expired) {
        try {
            if (!inFlight.awaitIdle(0)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        BigInteger now = parts.history().current();
        Listing before = active();
        long since = recent.latest() - OVERLAP.toMillis();
        if (before != null) {
            since = Math.min(since, Math.max(before.since(), before.doneUpTo()));
        }
        LOG.warn(
                "Some of the mailbox's history is lost: {}. Mail since {} is listed instead, none is lost; changes of"
                        + " labels and deletions in between can't be known",
                expired.getMessage(),
                Instant.ofEpochMilli(since));
        List<String> unfinished = unfinished(before);
        historyLosses++;
        backlog.clear();
        if (gate != null) {
            gate.clear();
        }
        plan = new Listing(
                "expired history",
                settings.query(),
                since,
                0,
                List.of(),
                unfinished,
                clock.millis() + settings.searchLag().toMillis());
        older = null;
        ledger = new Ledger(new Ledger.Snapshot(now, List.of(), Map.of()));
        listener.historyLost(Instant.ofEpochMilli(since), expired.getMessage());
        return true;
    }

    /** The messages that are known and not done: a listing by date may not show them. Threads are listed anew. */
    private List<String> unfinished(Listing before) {
        if (settings.threads()) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>(before == null ? List.of() : before.ids());
        ledger.unfinished().stream().filter(key -> !key.contains("/")).forEach(ids::add);
        return List.copyOf(ids);
    }

    /** Whether fetched work is to be done: the record's labels are the ones to go by, if it told them. */
    boolean accepts(Work work) {
        return work.message() == null
                || work.change().labelIds() != null
                || parts.filter().accepts(work.message().getLabelIds());
    }

    void finished(Change change, long internalDate) {
        if (change.isNewMessage()) {
            recent.add(change.messageId(), internalDate);
        }
        OlderMessages listing = older;
        if (listing == null || !listing.finished(change, internalDate)) {
            change.companions().forEach(ledger::finished);
            ledger.finished(change.key());
        }
    }

    /** How many messages of a listing are still to be done. */
    int listed() {
        OlderMessages listing = older;
        return listing == null ? 0 : listing.remaining();
    }

    /** How often history was found expired. */
    int historyLosses() {
        return historyLosses;
    }

    void failed(Change change) {
        ledger.failed(change.key());
    }

    /** @param actions asked after what is finished has been read */
    Checkpoint checkpoint(Checkpoint.InFlight inFlightNow, Supplier<Checkpoint.Actions> actions) {
        Ledger.Snapshot state = ledger.snapshot();
        return new Checkpoint(
                0,
                settings.filter(),
                state.watermark(),
                state.finished(),
                state.attempts(),
                recent.snapshot(),
                recent.latest(),
                inFlightNow,
                actions.get(),
                active());
    }

    /** The listing with what has been done of it; null when there is none. */
    private Listing active() {
        OlderMessages listing = older;
        return listing == null ? plan : listing.snapshot();
    }
}
