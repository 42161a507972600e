package io.github.camelgmail.metrics;

import java.util.concurrent.atomic.LongAdder;

/** What has happened in a consumer, over all its mailboxes, since it was made. Thread-safe. */
public final class ConsumerCounters {

    final LongAdder delivered = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder completed = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder givenUp = new LongAdder();
    final LongAdder historyLosses = new LongAdder();

    /**
     * A message was given to the route.
     *
     * @param attempt 1 for the first time
     */
    public void delivered(int attempt) {
        delivered.increment();
        if (attempt > 1) {
            repeated.increment();
        }
    }

    /** The route has done with a message what it should. */
    public void completed() {
        completed.increment();
    }

    /** The route has failed, or there was no exchange to give to it. */
    public void failed() {
        failed.increment();
    }

    /** A message is not given to the route any more although it is not done. */
    public void givenUp() {
        givenUp.increment();
    }

    /** A mailbox's history was found expired. */
    public void historyLost() {
        historyLosses.increment();
    }
}
