package io.github.camelgmail.notify;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long after each failure in a row, up to a bound. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    synchronized Duration afterFailure() {
        Duration delay = first.multipliedBy(1L << Math.min(failures++, 20));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    synchronized void success() {
        failures = 0;
    }
}
