package io.github.camelgmail.simulator.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One change of one message: its arrival, its permanent deletion, or labels put on and taken off at once.
 *
 * @param id            greater than that of every earlier record of the mailbox
 * @param messageId     the message changed
 * @param threadId      its thread
 * @param added         whether the message came into the mailbox
 * @param deleted       whether it left for good
 * @param labelsAdded   labels put on; empty for an arrival, whose labels are no change
 * @param labelsRemoved labels taken off
 */
public record HistoryRecord(
        long id,
        String messageId,
        String threadId,
        boolean added,
        boolean deleted,
        List<String> labelsAdded,
        List<String> labelsRemoved) {

    public HistoryRecord {
        labelsAdded = List.copyOf(labelsAdded);
        labelsRemoved = List.copyOf(labelsRemoved);
    }

    /** This record with changes of the given types only; empty if it has none of them. */
    Optional<HistoryRecord> only(Set<HistoryType> types) {
        HistoryRecord narrowed = new HistoryRecord(
                id,
                messageId,
                threadId,
                added && types.contains(HistoryType.MESSAGE_ADDED),
                deleted && types.contains(HistoryType.MESSAGE_DELETED),
                types.contains(HistoryType.LABEL_ADDED) ? labelsAdded : List.of(),
                types.contains(HistoryType.LABEL_REMOVED) ? labelsRemoved : List.of());
        return narrowed.isEmpty() ? Optional.empty() : Optional.of(narrowed);
    }

    private boolean isEmpty() {
        return !added && !deleted && labelsAdded.isEmpty() && labelsRemoved.isEmpty();
    }
}
