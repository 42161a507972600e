package io.github.camelgmail.simulator.settings;

import java.util.List;

/**
 * What a filter does to a message.
 *
 * @param addLabelIds    labels to put on; null for none
 * @param removeLabelIds labels to take off; null for none
 * @param forward        a verified forwarding address that gets the message too; null for nobody
 */
public record FilterAction(List<String> addLabelIds, List<String> removeLabelIds, String forward) {

    public FilterAction {
        addLabelIds = addLabelIds == null || addLabelIds.isEmpty() ? null : List.copyOf(addLabelIds);
        removeLabelIds = removeLabelIds == null || removeLabelIds.isEmpty() ? null : List.copyOf(removeLabelIds);
        forward = forward == null || forward.isEmpty() ? null : EmailAddresses.key(forward);
    }

    boolean none() {
        return addLabelIds == null && removeLabelIds == null && forward == null;
    }

    /** The labels to put on; empty for none. */
    public List<String> added() {
        return addLabelIds == null ? List.of() : addLabelIds;
    }

    /** The labels to take off; empty for none. */
    public List<String> removed() {
        return removeLabelIds == null ? List.of() : removeLabelIds;
    }
}
