package io.github.camelgmail.simulator.quota;

import io.github.bucket4j.Bucket;
import io.github.camelgmail.simulator.error.GmailError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** What one user has used. The bucket is null when units are not limited. Its user holds its monitor. */
final class Usage {

    private static final Duration PENALTY = Duration.ofMinutes(1);

    final Bucket bucket;
    final AtomicInteger inFlight = new AtomicInteger();
    private final ArrayDeque<Instant> mails = new ArrayDeque<>();
    private Instant retryAfter = Instant.MIN;

    Usage(Bucket bucket) {
        this.bucket = bucket;
    }

    void checkMails(Instant now, int limit) {
        while (!mails.isEmpty() && !mails.peekFirst().plus(Duration.ofDays(1)).isAfter(now)) {
            mails.removeFirst();
        }
        if (mails.size() >= limit) {
            throw QuotaErrors.mailSending();
        }
    }

    void countMail(Instant now) {
        mails.addLast(now);
    }

    boolean isPenalised(Instant now) {
        return now.isBefore(retryAfter);
    }

    GmailError penalise(Instant now) {
        retryAfter = now.plus(PENALTY);
        return QuotaErrors.retryAfter(retryAfter);
    }
}
