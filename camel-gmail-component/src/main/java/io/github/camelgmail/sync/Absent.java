package io.github.camelgmail.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * New messages that Gmail told of and does not have: deleted already, or not visible yet (behaviour observed with push
 * notifications: 404 for a few seconds). Each is looked for again for a while before it counts as gone. Thread-safe.
 */
final class Absent {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    Absent(Clock clock) {
        this.clock = clock;
    }

    /** When to look for the message of a change again; none when it is gone for good. */
    Optional<Instant> lookAgain(Change change) {
        // A listing shows what is there: what it showed and is not there has been deleted since.
        if (!change.isNewMessage() || change.threadId() == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration waited = Duration.between(since.computeIfAbsent(change.key(), key -> now), now);
        return waited.compareTo(LONGEST_WAIT) > 0
                ? Optional.empty()
                : Optional.of(now.plus(waited.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : waited));
    }

    /** The change is done with. */
    void forget(Change change) {
        since.remove(change.key());
    }
}
