package io.github.camelgmail.client;

import io.github.camelgmail.client.Failure.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one mailbox may use in a day, which begins at midnight Pacific time as Gmail's own daily quotas do. What was used is
 * forgotten at a restart.
 *
 * <p>Invariant: never more than the budget is spent in a day. Thread-safe.
 */
final class DailyBudget {

    private final long units;
    private final long sends;
    private final ReentrantLock lock = new ReentrantLock();
    private LocalDate day = LocalDate.MIN;
    private long unitsSpent;
    private long sendsSpent;

    /** A budget of 0 means none. */
    DailyBudget(long units, long sends) {
        this.units = units;
        this.sends = sends;
    }

    /** Spends from the budget; returns null, or the failure that the calls meet when they would exceed it. */
    Failure spend(long wanted, boolean send, Instant now) {
        lock.lock();
        try {
            LocalDate today = now.atZone(Retries.QUOTA_ZONE).toLocalDate();
            if (!today.equals(day)) {
                day = today;
                unitsSpent = 0;
                sendsSpent = 0;
            }
            if (units > 0 && unitsSpent + wanted > units) {
                return spent(
                        Kind.DAILY_LIMIT, "the budget of " + units + " quota units a day (option dailyUnits)", now);
            }
            if (send && sends > 0 && sendsSpent + 1 > sends) {
                return spent(Kind.SENDING_LIMIT, "the budget of " + sends + " mails a day (option dailySends)", now);
            }
            unitsSpent += wanted;
            sendsSpent += send ? 1 : 0;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private static Failure spent(Kind kind, String budget, Instant now) {
        return new Failure(kind, 0, "", budget + " is spent", now.plus(Retries.untilMidnight(now)), null);
    }
}
