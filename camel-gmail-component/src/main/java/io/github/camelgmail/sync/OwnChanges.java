package io.github.camelgmail.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The label changes and deletions that a consumer makes itself, so that it knows them when history tells of them. Keeps
 * none when the consumer does not look at such changes, and none for good: history never tells of a change that changed
 * nothing, as removing {@code UNREAD} from a message that is read. Thread-safe.
 */
final class OwnChanges {

    /** For how long after a change history may not yet tell of it. */
    private static final Duration SHOWN_LATE = Duration.ofMinutes(1);

    private final Set<HistoryType> watched;
    private final Clock clock;
    private final Map<String, Instant> expected = new HashMap<>();
    private final Map<String, Set<String>> labels = new HashMap<>();

    /** @param watched the kinds of changes that the consumer takes */
    OwnChanges(Set<HistoryType> watched, Clock clock) {
        this.watched = watched;
        this.clock = clock;
    }

    /** The labels that a message has, which is going to be modified. */
    synchronized void has(String id, Collection<String> labelIds) {
        if (watched.contains(HistoryType.LABEL_ADDED) || watched.contains(HistoryType.LABEL_REMOVED)) {
            labels.put(id, Set.copyOf(labelIds));
        }
    }

    synchronized void modifying(List<String> ids, List<String> add, List<String> remove) {
        for (String id : ids) {
            Set<String> had = labels.remove(id);
            add.stream()
                    .filter(label -> had == null || !had.contains(label))
                    .forEach(label -> expect(HistoryType.LABEL_ADDED, id, label));
            remove.stream()
                    .filter(label -> had == null || had.contains(label))
                    .forEach(label -> expect(HistoryType.LABEL_REMOVED, id, label));
        }
    }

    synchronized void deleting(List<String> ids) {
        ids.forEach(id -> expect(HistoryType.MESSAGE_DELETED, id, ""));
    }

    /** Whether the consumer made this change; it is known once. */
    synchronized boolean made(Change change) {
        if (change.isNewMessage()) {
            return false;
        }
        List<String> changed = change.type() == HistoryType.MESSAGE_DELETED ? List.of("") : change.changed();
        Set<String> keys = changed.stream()
                .map(label -> key(change.type(), change.messageId(), label))
                .collect(Collectors.toSet());
        return !keys.isEmpty()
                && expected.keySet().containsAll(keys)
                && expected.keySet().removeAll(keys);
    }

    /** History was read to its end: what it has not told of until then it does not tell of at all. */
    synchronized void readToTheEnd(Instant begun) {
        expected.values().removeIf(made -> made.plus(SHOWN_LATE).isBefore(begun));
    }

    private void expect(HistoryType type, String id, String label) {
        if (watched.contains(type)) {
            expected.put(key(type, id, label), clock.instant());
        }
    }

    private static String key(HistoryType type, String messageId, String label) {
        return type + "/" + messageId + "/" + label;
    }
}
