package io.github.camelgmail.simulator.mailbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages in the order lists give them: newest internal date first. Reading needs no lock and sees each message at
 * most once, in a state it had during the reading.
 */
final class MessageIndex {

    private final ConcurrentNavigableMap<Position, StoredMessage> messages = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();

    void put(StoredMessage message) {
        if (messages.put(Position.of(message), message) == null) {
            size.incrementAndGet();
        }
    }

    void remove(StoredMessage message) {
        if (messages.remove(Position.of(message)) != null) {
            size.decrementAndGet();
        }
    }

    int size() {
        return size.get();
    }

    Collection<StoredMessage> newestFirst() {
        return messages.values();
    }

    private record Position(long internalDate, String id) implements Comparable<Position> {

        private static final Comparator<Position> NEWEST_FIRST = Comparator.comparingLong(Position::internalDate)
                .thenComparing(Position::id)
                .reversed();

        static Position of(StoredMessage message) {
            return new Position(message.internalDate(), message.id());
        }

        @Override
        public int compareTo(Position other) {
            return NEWEST_FIRST.compare(this, other);
        }
    }
}
