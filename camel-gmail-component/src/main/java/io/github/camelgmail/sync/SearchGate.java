package io.github.camelgmail.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which changed messages match a search, which history knows nothing of. A search with the query shows which
 * match, one without it which are in the search index at all: a message in neither is undecided, since the index lags
 * behind the mailbox, and is looked at again. One that stays undecided beyond a bound is taken, so that none is lost.
 */
final class SearchGate {

    private static final Logger LOG = LoggerFactory.getLogger(SearchGate.class);

    /** How much earlier than its history record a message may be dated: delayed delivery, clocks. */
    private static final Duration SLACK = Duration.ofHours(1);

    /** How long a message may stay undecided before it is looked for without a bound in time: it may be an imported one. */
    private static final Duration RECENT = Duration.ofSeconds(30);

    private final MessageLister lister;
    private final String query;
    private final Duration lag;
    private final Clock clock;
    private final List<Undecided> undecided = new ArrayList<>();

    private record Undecided(Change change, Instant since) {}

    /**
     * What has been decided.
     *
     * @param taken   changes of messages that match
     * @param refused changes of messages that do not
     */
    record Decision(List<Change> taken, List<Change> refused) {}

    /**
     * @param query as in Gmail's search box
     * @param lag   how long to wait for the index at most
     */
    SearchGate(MessageLister lister, String query, Duration lag, Clock clock) {
        this.lister = lister;
        this.query = query;
        this.lag = lag;
        this.clock = clock;
    }

    /** Changes to be decided. */
    void add(List<Change> changes) {
        changes.forEach(change -> undecided.add(new Undecided(change, clock.instant())));
    }

    /** Whether nothing is to be decided. */
    boolean isEmpty() {
        return undecided.isEmpty();
    }

    /** Forgets what is undecided. */
    void clear() {
        undecided.clear();
    }

    /** Decides what can be decided, by at most two searches. */
    Decision decide() {
        List<Change> taken = new ArrayList<>();
        List<Change> refused = new ArrayList<>();
        if (!undecided.isEmpty()) {
            long since = since();
            // In this order: what is in the index before the search with the query can be refused by it.
            Set<String> indexed = new HashSet<>(lister.list(Queries.since("", since)));
            Set<String> matching = new HashSet<>(lister.list(Queries.since(query, since)));
            move(taken, one -> matching.contains(one.change().messageId()));
            move(refused, one -> indexed.contains(one.change().messageId()));
            takeOverdue(taken);
        }
        return new Decision(taken, refused);
    }

    private long since() {
        Instant now = clock.instant();
        Instant first = undecided.get(0).since();
        return first.isBefore(now.minus(RECENT)) ? 0 : first.minus(SLACK).toEpochMilli();
    }

    private void takeOverdue(List<Change> taken) {
        Instant bound = clock.instant().minus(lag);
        int before = taken.size();
        move(taken, one -> !one.since().isAfter(bound));
        if (taken.size() > before) {
            LOG.warn(
                    "{} messages are consumed although Gmail's search does not show after {} whether they match q",
                    taken.size() - before,
                    lag);
        }
    }

    private void move(List<Change> to, Predicate<Undecided> which) {
        Iterator<Undecided> each = undecided.iterator();
        while (each.hasNext()) {
            Undecided one = each.next();
            if (which.test(one)) {
                to.add(one.change());
                each.remove();
            }
        }
    }
}
