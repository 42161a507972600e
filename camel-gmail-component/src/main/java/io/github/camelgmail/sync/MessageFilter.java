package io.github.camelgmail.sync;

import java.util.List;
import java.util.Set;

/**
 * Which messages a consumer takes, by their labels: those that have all of {@code required}. Drafts, sent mail, spam and
 * trash are left out unless a required label names them; mail to oneself carries SENT and INBOX and is taken.
 */
final class MessageFilter {

    private final Set<String> required;
    private final boolean includeSpamTrash;

    MessageFilter(Set<String> required, boolean includeSpamTrash) {
        this.required = Set.copyOf(required);
        this.includeSpamTrash = includeSpamTrash;
    }

    /** @param labelIds the message's labels; null for none, as Gmail writes it */
    boolean accepts(List<String> labelIds) {
        Set<String> labels = labelIds == null ? Set.of() : Set.copyOf(labelIds);
        return labels.containsAll(required)
                && !excluded(labels, "DRAFT")
                && !(excluded(labels, "SENT") && !labels.contains("INBOX"))
                && (includeSpamTrash || !(excluded(labels, "SPAM") || excluded(labels, "TRASH")));
    }

    private boolean excluded(Set<String> labels, String label) {
        return labels.contains(label) && !required.contains(label);
    }
}
