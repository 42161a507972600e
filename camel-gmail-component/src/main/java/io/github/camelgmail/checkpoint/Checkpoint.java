package io.github.camelgmail.checkpoint;

import java.math.BigInteger;
import java.util.List;

/**
 * How far a consumer has come in a mailbox's history: every change up to {@code historyId} is finished, and of the
 * later ones those in {@code finished} are.
 *
 * @param revision     counts the saves of this checkpoint, so that a store can refuse to overwrite a newer one
 * @param historyId    the watermark: a Gmail history id
 * @param finished     the keys of finished changes beyond the watermark
 * @param internalDate the latest internal date of a finished message in ms since 1970; 0 when there was none
 */
public record Checkpoint(long revision, BigInteger historyId, List<String> finished, long internalDate) {

    public Checkpoint {
        finished = List.copyOf(finished);
    }

    /** The first checkpoint of a consumer that takes what comes after a history id. */
    public static Checkpoint startingAt(BigInteger historyId) {
        return new Checkpoint(1, historyId, List.of(), 0);
    }
}
