package io.github.camelgmail.simulator.fault;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Duration;

/**
 * Says which requests a fault hits, and ends with what it does to them; the last call puts the fault in force.
 *
 * <p>Without {@link #times} it hits every matching request until it is removed.
 */
public final class FaultBuilder {

    private final Faults owner;
    private final String pattern;
    private int skip;
    private int times = Integer.MAX_VALUE;
    private double probability = 1;

    FaultBuilder(Faults owner, String pattern) {
        this.owner = owner;
        this.pattern = pattern;
    }

    /** Hits this many requests and no more. */
    public FaultBuilder times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("times must be at least 1, found " + count);
        }
        this.times = count;
        return this;
    }

    /** Hits every matching request, which is the default. */
    public FaultBuilder always() {
        this.times = Integer.MAX_VALUE;
        return this;
    }

    /** Lets the first matching requests pass. */
    public FaultBuilder skip(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("skip must not be negative, found " + count);
        }
        this.skip = count;
        return this;
    }

    /** Hits a matching request with this probability, between 0 and 1, from {@link Faults#seed seeded} chance. */
    public FaultBuilder probability(double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1, found " + chance);
        }
        this.probability = chance;
        return this;
    }

    /** Delays the request; other faults still apply to it. */
    public Fault latency(Duration duration) {
        return add(new FaultAction.Delay(duration));
    }

    /** Answers with this status and body, as HTML when it starts with {@code <} and else as JSON. */
    public Fault status(int status, String body) {
        return add(new FaultAction.Answer(status, body));
    }

    /** Refuses in Google's error shape. */
    public Fault error(GmailError error) {
        return add(new FaultAction.Refuse(error));
    }

    /** Closes the connection before the work is done; for a part of a batch, the whole batch's connection. */
    public Fault cutBefore() {
        return add(new FaultAction.CutBefore());
    }

    /** Closes the connection after the work is done, so that the caller cannot know. */
    public Fault cutAfter() {
        return add(new FaultAction.CutAfter());
    }

    /** Lets the answer's body trickle in over this time. */
    public Fault slowBody(Duration duration) {
        return add(new FaultAction.SlowBody(duration));
    }

    private Fault add(FaultAction action) {
        Fault fault = new Fault(owner, pattern, skip, times, probability, action);
        owner.add(fault);
        return fault;
    }
}
