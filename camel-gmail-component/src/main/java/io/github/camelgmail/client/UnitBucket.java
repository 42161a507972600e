package io.github.camelgmail.client;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Quota units that flow in at a limit a minute. Gmail enforces the limit as a rate with small bursts, not as a minute's
 * budget, so that no more than five seconds' units pile up here.
 */
final class UnitBucket {

    private static final int BURSTS_A_MINUTE = 12;
    /** The dearest call has to fit in. */
    private static final long SMALLEST_CAPACITY = 100;

    private final long capacity;
    private final Bucket bucket;

    /** A limit of 0 means none. */
    UnitBucket(long unitsPerMinute, Clock clock) {
        if (unitsPerMinute == 0) {
            capacity = Long.MAX_VALUE;
            bucket = null;
        } else {
            capacity = Math.max(SMALLEST_CAPACITY, unitsPerMinute / BURSTS_A_MINUTE);
            bucket = Bucket.builder()
                    .withCustomTimePrecision(meter(clock))
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(unitsPerMinute, Duration.ofMinutes(1)))
                    .build();
        }
    }

    /** The most units that can be had at once. */
    long capacity() {
        return capacity;
    }

    /** Takes units if they are there; else takes nothing, and tells after what time they will be. */
    Duration take(long units) {
        if (bucket == null) {
            return Duration.ZERO;
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(units);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** Takes units in the order of asking, as soon as they are there. */
    CompletableFuture<Void> takeInTurn(long units, ScheduledExecutorService scheduler) {
        return bucket == null
                ? CompletableFuture.completedFuture(null)
                : bucket.asScheduler().consume(units, scheduler);
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.millis() * 1_000_000;
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
