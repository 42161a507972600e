package io.github.camelgmail.client;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What the calls of some mailboxes have come to, since their clients were made. Thread-safe. */
public final class CallCounters {

    private final LongAdder requests = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder units = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Calls are made in one request; the attempt is counted in them already. */
    void made(List<PendingCall<?>> together) {
        requests.increment();
        calls.add(together.size());
        together.forEach(call -> {
            units.add(call.units());
            retries.add(call.attempts() > 1 ? 1 : 0);
        });
    }

    void failed() {
        failures.increment();
    }

    /** Requests made over HTTP; a batch is one. */
    public long requests() {
        return requests.sum();
    }

    /** Attempts to make a call, alone or in a batch. */
    public long calls() {
        return calls.sum();
    }

    /** The price of these calls in quota units. */
    public long units() {
        return units.sum();
    }

    /** Calls made once more after a failure. */
    public long retries() {
        return retries.sum();
    }

    /** Calls that failed for good. */
    public long failures() {
        return failures.sum();
    }
}
