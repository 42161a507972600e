package io.github.camelgmail.client;

import java.time.Instant;

/**
 * How much is tried at the same time: grows by one after as many successes as it allows, halves when the server says
 * that it was too much (additive increase, multiplicative decrease).
 *
 * <p>Invariant: between 1 and the maximum. Not thread-safe.
 */
final class AdaptiveLimit {

    private final int maximum;
    private double value;
    private Instant lastCut = Instant.MIN;

    AdaptiveLimit(int start, int maximum) {
        this.value = start;
        this.maximum = maximum;
    }

    int value() {
        return (int) value;
    }

    boolean isAtMaximum() {
        return value >= maximum;
    }

    void succeeded() {
        value = Math.min(maximum, value + 1 / value);
    }

    /** Halves the limit, but once only for all that was under way when it was last halved. */
    void refused(Instant started, Instant now) {
        if (started.isAfter(lastCut)) {
            value = Math.max(1, value / 2);
            lastCut = now;
        }
    }
}
