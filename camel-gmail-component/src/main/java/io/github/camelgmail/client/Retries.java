package io.github.camelgmail.client;

import io.github.camelgmail.client.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a failed call is made again, if at all: truncated exponential back-off (Gmail API guide "Resolve errors"), never
 * earlier than Gmail asked, never what could be done twice.
 */
final class Retries {

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(32);
    private static final Duration MINUTE_QUOTA_PAUSE = Duration.ofSeconds(60);
    private static final Duration SENDING_PAUSE = Duration.ofHours(1);
    /** Daily quotas are renewed at midnight there. */
    static final ZoneId QUOTA_ZONE = ZoneId.of("America/Los_Angeles");

    private final int maxRetries;
    private final Duration retryTimeout;

    Retries(ClientSettings settings) {
        this.maxRetries = settings.maxRetries();
        this.retryTimeout = settings.retryTimeout();
    }

    /**
     * The earliest time at which another attempt makes sense, whether or not it will be made here.
     *
     * @param attempts how many were made
     * @param jitter   from 0 to 1,000 ms, drawn anew for each failure
     */
    static Instant earliest(Failure failure, int attempts, Instant now, Duration jitter) {
        Duration pause =
                switch (failure.kind()) {
                    case MINUTE_QUOTA -> MINUTE_QUOTA_PAUSE;
                    case SENDING_LIMIT -> failure.notBefore() == null ? SENDING_PAUSE : Duration.ZERO;
                    case DAILY_LIMIT -> failure.notBefore() == null ? untilMidnight(now) : Duration.ZERO;
                    default -> failure.notBefore() == null ? backoff(attempts) : Duration.ofSeconds(1);
                };
        Instant earliest = now.plus(pause);
        if (failure.notBefore() != null && failure.notBefore().isAfter(earliest)) {
            earliest = failure.notBefore();
        }
        return earliest.plus(jitter);
    }

    /** Whether a call may be made again after the failure without the risk of doing its work twice. */
    static boolean isRepeatSafe(PendingCall<?> call, Failure failure) {
        return failure.kind() != Kind.UNKNOWN_OUTCOME || call.isRepeatable();
    }

    /** Whether the call, having failed, is made again at that time. */
    boolean isRepeated(PendingCall<?> call, Failure failure, Instant now, Instant at) {
        return failure.kind().isTransient()
                && isRepeatSafe(call, failure)
                && call.attempts() <= maxRetries
                && isInTime(call, now, at);
    }

    /** Whether a call may still be made at that time; one that was not made yet counts from now. */
    boolean isInTime(PendingCall<?> call, Instant now, Instant at) {
        Instant first = call.firstAttempt() == null ? now : call.firstAttempt();
        return !at.isAfter(first.plus(retryTimeout));
    }

    /** What doubles with each failure. */
    static Duration backoff(int attempts) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, 30));
        return doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
    }

    /** The time until daily quotas are renewed. */
    static Duration untilMidnight(Instant now) {
        Instant midnight = now.atZone(QUOTA_ZONE)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(QUOTA_ZONE)
                .toInstant();
        return Duration.between(now, midnight);
    }
}
