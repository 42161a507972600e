package io.github.camelgmail.simulator.mailbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A Pub/Sub topic's watch over a mailbox.
 *
 * @param topicName           as {@code projects/p/topics/t}
 * @param labelIds            the labels the filter goes by; none for no filter
 * @param labelFilterBehavior what the filter does
 * @param expiration          when it runs out
 */
public record Watch(
        String topicName, List<String> labelIds, LabelFilterBehavior labelFilterBehavior, Instant expiration) {

    private static final Set<String> LEAKING = Set.of(SystemLabels.DRAFT, SystemLabels.SENT);

    /**
     * Whether a change is told. As Gmail's, the filter holds for mail that arrives, and lets drafts, sent mail and every other
     * kind of change through.
     *
     * @param changedLabelIds the labels of the message changed
     */
    boolean admits(HistoryRecord change, Collection<String> changedLabelIds) {
        if (labelIds.isEmpty() || !change.added() || changedLabelIds.stream().anyMatch(LEAKING::contains)) {
            return true;
        }
        boolean labelled = changedLabelIds.stream().anyMatch(labelIds::contains);
        return labelled == (labelFilterBehavior == LabelFilterBehavior.INCLUDE);
    }

    /** Which changes a label filter lets through. */
    public enum LabelFilterBehavior {
        INCLUDE,
        EXCLUDE
    }
}
