package io.github.camelgmail.checkpoint;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * How far a consumer has come in a mailbox: every change up to {@code historyId} is finished, and of the later ones those
 * in {@code finished} are. All that a consumer must know after a crash is in here.
 *
 * @param revision     counts the saves of this checkpoint, so that a store can refuse to overwrite a newer one
 * @param filter       what the consumer takes, as its options say it
 * @param historyId    the watermark: a Gmail history id
 * @param finished     the keys of finished changes beyond the watermark
 * @param attempts     how often an unfinished change has failed, by key
 * @param recent       the messages finished last and their internal dates in ms since 1970, by id
 * @param internalDate the latest internal date of a finished message in ms since 1970; 0 when there was none
 * @param inFlight     what was on its way when the checkpoint was saved
 * @param actions      label changes that finished messages still wait for
 * @param listing      a listing of older messages that is not done, or null
 */
public record Checkpoint(
        long revision,
        String filter,
        BigInteger historyId,
        List<String> finished,
        Map<String, Integer> attempts,
        Map<String, Long> recent,
        long internalDate,
        InFlight inFlight,
        Actions actions,
        Listing listing) {

    /**
     * What a crash may have been caused by.
     *
     * @param keys   the changes that were in a route
     * @param deaths how often the process died while a change was alone in a route, by key
     */
    public record InFlight(List<String> keys, Map<String, Integer> deaths) {

        public static final InFlight NONE = new InFlight(List.of(), Map.of());

        public InFlight {
            keys = List.copyOf(keys);
            deaths = Map.copyOf(deaths);
        }
    }

    /**
     * Messages whose route is done and whose labels are not.
     *
     * @param succeeded ids of messages that were handled
     * @param failed    ids of messages that were given up
     */
    public record Actions(List<String> succeeded, List<String> failed) {

        public static final Actions NONE = new Actions(List.of(), List.of());

        public Actions {
            succeeded = List.copyOf(succeeded);
            failed = List.copyOf(failed);
        }
    }

    /**
     * A listing of messages by date, oldest first.
     *
     * @param reason   why: a first start, or a history that had expired
     * @param query    the search that it lists by; empty for all
     * @param since    messages with an internal date from here on, in ms since 1970
     * @param doneUpTo every listed message up to this internal date is finished, in ms since 1970
     * @param finished ids of finished messages at and beyond that date
     * @param ids      messages to take besides those that the search lists
     * @param again    when to list once more, in ms since 1970, since search lags behind; 0 for not again
     */
    public record Listing(
            String reason,
            String query,
            long since,
            long doneUpTo,
            List<String> finished,
            List<String> ids,
            long again) {

        public Listing {
            finished = List.copyOf(finished);
            ids = List.copyOf(ids);
        }
    }

    public Checkpoint {
        finished = List.copyOf(finished);
        attempts = Map.copyOf(attempts);
        recent = Map.copyOf(recent);
    }

    /** The first checkpoint of a consumer that takes what comes after a history id. */
    public static Checkpoint startingAt(BigInteger historyId) {
        return new Checkpoint(1, "", historyId, List.of(), Map.of(), Map.of(), 0, InFlight.NONE, Actions.NONE, null);
    }

    /** The same state under another revision. */
    public Checkpoint withRevision(long other) {
        return new Checkpoint(
                other, filter, historyId, finished, attempts, recent, internalDate, inFlight, actions, listing);
    }
}
