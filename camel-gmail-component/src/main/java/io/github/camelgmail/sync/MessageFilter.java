package io.github.camelgmail.sync;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Which messages a consumer takes, by their labels. Drafts, sent mail, spam and trash are left out unless a label that is
 * asked for names them; mail to oneself carries SENT and INBOX and is taken.
 *
 * @param all              labels that a message must have, every one
 * @param any              labels of which a message must have at least one, if there are any
 * @param none             labels that a message must not have
 * @param includeSpamTrash whether spam and trash are taken
 */
record MessageFilter(Set<String> all, Set<String> any, Set<String> none, boolean includeSpamTrash) {

    MessageFilter {
        all = Set.copyOf(all);
        any = Set.copyOf(any);
        none = Set.copyOf(none);
    }

    /** @param labelIds the message's labels; null for none, as Gmail writes it */
    boolean accepts(List<String> labelIds) {
        Set<String> labels = labelIds == null ? Set.of() : Set.copyOf(labelIds);
        return labels.containsAll(all)
                && (any.isEmpty() || !Collections.disjoint(any, labels))
                && Collections.disjoint(none, labels)
                && !leftOut(labels, "DRAFT")
                && !(leftOut(labels, "SENT") && !labels.contains("INBOX"))
                && (includeSpamTrash || !leftOut(labels, "SPAM") && !leftOut(labels, "TRASH"));
    }

    private boolean leftOut(Set<String> labels, String label) {
        return labels.contains(label) && !all.contains(label) && !any.contains(label);
    }
}
