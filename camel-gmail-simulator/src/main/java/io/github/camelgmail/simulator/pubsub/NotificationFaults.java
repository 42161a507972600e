package io.github.camelgmail.simulator.pubsub;

import java.time.Duration;
import java.util.Random;

/**
 * What becomes of Gmail's notifications, those of watch calls among them; at first every one is published at once. Delays go by
 * the simulator's clock. Safe for concurrent use.
 */
public final class NotificationFaults {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private Random random = new Random(0);
    private double dropped;
    private double duplicated;
    private double reordered;
    private double early;
    private Duration reorderedBy;
    private Duration earlyBy;
    private boolean earlyTellsHistoryId;
    private Duration delay;
    private Duration interval;

    NotificationFaults() {
        clear();
    }

    /** The share of notifications that are never published. */
    public synchronized void dropped(double share) {
        dropped = Shares.require(share);
    }

    /** The share of notifications that are published twice, under two message ids. */
    public synchronized void duplicated(double share) {
        duplicated = Shares.require(share);
    }

    /** The share of notifications that are held back for a time, so that later ones overtake them. */
    public synchronized void reordered(double share, Duration time) {
        reordered = Shares.require(share);
        reorderedBy = time;
    }

    /**
     * The share of notifications that come before their change can be seen: for a time {@code history.list} ends, and tells a
     * history id, from before the change, and {@code messages.get} answers 404 for a new message.
     */
    public synchronized void early(double share, Duration time) {
        early(share, time, false);
    }

    /**
     * As {@link #early(double, Duration)}.
     *
     * @param tellsHistoryId whether {@code history.list} tells a history id that counts in the changes it does not show yet,
     *                       so that whoever goes on from there misses them
     */
    public synchronized void early(double share, Duration time, boolean tellsHistoryId) {
        early = Shares.require(share);
        earlyBy = time;
        earlyTellsHistoryId = tellsHistoryId;
    }

    /** How long every notification takes. */
    public synchronized void delay(Duration time) {
        delay = time;
    }

    /** The least time between two notifications of a mailbox, a second at first; what comes sooner is not published. */
    public synchronized void interval(Duration time) {
        interval = time;
    }

    /** Restarts chance; the seed is 0 at first. */
    public synchronized void seed(long seed) {
        random = new Random(seed);
    }

    /** Back to the beginning. */
    public synchronized void clear() {
        dropped(0);
        duplicated(0);
        reordered(0, Duration.ZERO);
        early(0, Duration.ZERO);
        delay(Duration.ZERO);
        interval(A_SECOND);
        seed(0);
    }

    synchronized Duration interval() {
        return interval;
    }

    /** What becomes of the next notification; the same number of draws for each. */
    synchronized Fate next() {
        boolean drop = random.nextDouble() < dropped;
        boolean twice = random.nextDouble() < duplicated;
        boolean late = random.nextDouble() < reordered;
        boolean ahead = random.nextDouble() < early;
        return new Fate(
                drop ? 0 : twice ? 2 : 1,
                late ? delay.plus(reorderedBy) : delay,
                ahead && !drop ? earlyBy : Duration.ZERO,
                earlyTellsHistoryId);
    }

    record Fate(int copies, Duration delay, Duration ahead, boolean tellsHistoryId) {}
}
