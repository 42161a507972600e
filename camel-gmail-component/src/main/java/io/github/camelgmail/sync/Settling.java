package io.github.camelgmail.sync;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When the history id that the mailbox tells as its own may be gone on from. Gmail can tell it, and notify of it, seconds
 * before it shows the records up to it (behaviour observed with push notifications), so it counts only after a while in
 * which no record came. Until then reading begins behind the last record that was seen.
 */
final class Settling {

    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Clock clock;
    private BigInteger told = BigInteger.ZERO;
    private Instant since = Instant.MIN;

    Settling(Clock clock) {
        this.clock = clock;
    }

    /**
     * Where reading has come to.
     *
     * @param start      where it began
     * @param lastRecord the last record that was read; the start when there was none
     * @param current    the mailbox's own history id, as the last page tells it
     */
    BigInteger position(BigInteger start, BigInteger lastRecord, BigInteger current) {
        Instant now = clock.instant();
        boolean quiet = lastRecord.equals(start);
        if (quiet && now.isBefore(since.plus(SETTLED))) {
            return start;
        }
        BigInteger position = quiet ? start.max(told) : lastRecord;
        told = current;
        since = now;
        return position;
    }
}
