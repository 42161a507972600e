package io.github.camelgmail.simulator.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What a search sees: the mailbox as it was an index lag ago, each change becoming visible once the lag has passed.
 * Guarded by the mailbox's lock, but for reading the collection it hands out.
 */
final class SearchIndex {

    private final Clock clock;
    private final Supplier<Duration> lag;
    private final MessageIndex visible = new MessageIndex();
    private final Deque<Change> pending = new ArrayDeque<>();

    SearchIndex(Clock clock, Supplier<Duration> lag) {
        this.clock = clock;
        this.lag = lag;
    }

    void put(StoredMessage message) {
        pending.add(new Change(clock.millis(), message, false));
        catchUp();
    }

    void remove(StoredMessage message) {
        pending.add(new Change(clock.millis(), message, true));
        catchUp();
    }

    Collection<StoredMessage> newestFirst() {
        catchUp();
        return visible.newestFirst();
    }

    private void catchUp() {
        long indexedUntil = clock.millis() - lag.get().toMillis();
        while (!pending.isEmpty() && pending.peek().at() <= indexedUntil) {
            Change change = pending.poll();
            if (change.removal()) {
                visible.remove(change.message());
            } else {
                visible.put(change.message());
            }
        }
    }

    private record Change(long at, StoredMessage message, boolean removal) {}
}
