package io.github.camelgmail.sync;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The label changes and deletions that a consumer makes itself, so that it knows them when history tells of them. Keeps
 * none when the consumer does not look at such changes. Thread-safe.
 */
final class OwnChanges {

    private final Set<HistoryType> watched;
    private final Set<String> expected = new HashSet<>();

    /** @param watched the kinds of changes that the consumer takes */
    OwnChanges(Set<HistoryType> watched) {
        this.watched = watched;
    }

    synchronized void modifying(List<String> ids, List<String> add, List<String> remove) {
        expect(HistoryType.LABEL_ADDED, ids, add);
        expect(HistoryType.LABEL_REMOVED, ids, remove);
    }

    synchronized void deleting(List<String> ids) {
        expect(HistoryType.MESSAGE_DELETED, ids, List.of(""));
    }

    /** Whether the consumer made this change; it is known once. */
    synchronized boolean made(Change change) {
        if (change.isNewMessage()) {
            return false;
        }
        List<String> labels = change.type() == HistoryType.MESSAGE_DELETED ? List.of("") : change.changed();
        Set<String> keys = labels.stream()
                .map(label -> key(change.type(), change.messageId(), label))
                .collect(Collectors.toSet());
        return !keys.isEmpty() && expected.containsAll(keys) && expected.removeAll(keys);
    }

    private void expect(HistoryType type, List<String> ids, Collection<String> labels) {
        if (watched.contains(type)) {
            ids.forEach(id -> labels.forEach(label -> expected.add(key(type, id, label))));
        }
    }

    private static String key(HistoryType type, String messageId, String label) {
        return type + "/" + messageId + "/" + label;
    }
}
