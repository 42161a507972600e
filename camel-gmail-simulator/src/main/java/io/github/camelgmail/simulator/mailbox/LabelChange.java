package io.github.camelgmail.simulator.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Labels to put on and to take off. Putting on TRASH or SPAM takes a message out of the inbox.
 *
 * @param add    label ids to put on
 * @param remove label ids to take off
 */
public record LabelChange(Set<String> add, Set<String> remove) {

    static final LabelChange TRASH = new LabelChange(Set.of(SystemLabels.TRASH), Set.of());
    static final LabelChange UNTRASH = new LabelChange(Set.of(), Set.of(SystemLabels.TRASH));

    public LabelChange {
        add = new LinkedHashSet<>(add);
        remove = new LinkedHashSet<>(remove);
        if (add.contains(SystemLabels.TRASH) || add.contains(SystemLabels.SPAM)) {
            remove.add(SystemLabels.INBOX);
        }
    }

    List<String> applyTo(List<String> labelIds) {
        Set<String> result = new LinkedHashSet<>(labelIds);
        result.addAll(add);
        result.removeAll(remove);
        return new ArrayList<>(result);
    }
}
