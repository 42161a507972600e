package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.checkpoint.Ledger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one listing, oldest first: those of a first start, or those that an expired history no longer tells of.
 * Its watermark is a date, so that a listing made again after a restart begins where the last one was done. Thread-safe.
 */
final class OlderMessages {

    private static final Logger LOG = LoggerFactory.getLogger(OlderMessages.class);
    private static final int REPORT_EVERY = 1_000;
    /** A search by date is exact to the second, and is made to begin one earlier. */
    private static final long RELISTED_MILLIS = 2_500;

    private final Checkpoint.Listing plan;
    private final List<String> ids;
    private final Set<String> notRead;
    private final boolean threads;
    private final long[] dates;
    private final Ledger ledger;
    private int read;
    private int reported;

    /**
     * @param plan    what the listing is for
     * @param listed  ids as Gmail lists them, newest first; without those that are known to be done
     * @param threads whether they are ids of threads
     */
    OlderMessages(Checkpoint.Listing plan, List<String> listed, boolean threads) {
        this.plan = plan;
        this.threads = threads;
        Set<String> all = new LinkedHashSet<>(plan.ids());
        List<String> oldestFirst = new ArrayList<>(listed);
        Collections.reverse(oldestFirst);
        all.addAll(oldestFirst);
        this.ids = List.copyOf(all);
        this.notRead = new HashSet<>(ids);
        this.dates = new long[ids.size() + 1];
        this.ledger = new Ledger(new Ledger.Snapshot(BigInteger.ZERO, plan.finished(), Map.of()));
        if (!ids.isEmpty()) {
            LOG.info("Listed {} messages to be consumed ({})", ids.size(), plan.reason());
        }
    }

    /** The next messages to be worked on, at most as many as given. */
    synchronized List<Change> next(int most) {
        List<Change> found = new ArrayList<>();
        while (found.size() < most && read < ids.size()) {
            String id = ids.get(read);
            notRead.remove(id);
            read++;
            BigInteger place = BigInteger.valueOf(read);
            found.add(threads ? Change.listedThread(id, place) : Change.listedMessage(id, place));
        }
        return ledger.read(found, BigInteger.valueOf(read), read == ids.size());
    }

    /** Whether a message is still to come from here. */
    synchronized boolean has(String messageId) {
        return notRead.contains(messageId) || ledger.isOpen(messageId);
    }

    /** Marks a message as finished, and says whether it was open here. */
    synchronized boolean finished(Change change, long internalDate) {
        if (!ledger.isOpen(change.key())) {
            return false;
        }
        dates[change.position().intValue()] = internalDate;
        ledger.finished(change.key());
        report();
        return true;
    }

    private void report() {
        int done = ledger.snapshot().watermark().intValue();
        if (done - reported >= REPORT_EVERY || done == ids.size()) {
            reported = done;
            LOG.info("{} of {} listed messages are done ({})", done, ids.size(), plan.reason());
        }
    }

    synchronized boolean isDone() {
        return read == ids.size() && ledger.isIdle();
    }

    /** How many of the listed messages are not finished. */
    synchronized int remaining() {
        return ids.size() - ledger.snapshot().watermark().intValue();
    }

    Checkpoint.Listing plan() {
        return plan;
    }

    /** The plan with what has been done of it. */
    synchronized Checkpoint.Listing snapshot() {
        Ledger.Snapshot state = ledger.snapshot();
        int watermark = state.watermark().intValue();
        long doneUpTo = plan.doneUpTo();
        int last = watermark;
        while (last > plan.ids().size() && dates[last] == 0) {
            last--;
        }
        List<String> finished = new ArrayList<>(state.finished());
        if (last > plan.ids().size()) {
            doneUpTo = Math.max(doneUpTo, dates[last]);
            for (int i = watermark; i > 0 && (dates[i] == 0 || dates[i] > doneUpTo - RELISTED_MILLIS); i--) {
                finished.add(ids.get(i - 1));
            }
        } else {
            finished.addAll(plan.finished());
        }
        List<String> idsLeft = plan.ids()
                .subList(Math.min(watermark, plan.ids().size()), plan.ids().size());
        return new Checkpoint.Listing(
                plan.reason(), plan.query(), plan.since(), doneUpTo, finished, idsLeft, plan.again());
    }
}
