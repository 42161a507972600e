package io.github.camelgmail.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps strangers from filling the log: says yes at most once a minute. */
final class Occasionally {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Occasionally(Clock clock) {
        this.clock = clock;
    }

    boolean isTime() {
        Instant now = clock.instant();
        Instant due = next.get();
        return !now.isBefore(due) && next.compareAndSet(due, now.plus(PAUSE));
    }
}
