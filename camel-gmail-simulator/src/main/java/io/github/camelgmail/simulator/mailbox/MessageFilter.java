package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.search.SearchQuery;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a list is asked for.
 *
 * @param labelIds         labels that a message must carry, all of them
 * @param query            what a message must match as indexed; null for no search
 * @param includeSpamTrash whether spam and trash are listed although neither labels nor query name them
 */
public record MessageFilter(Set<String> labelIds, SearchQuery query, boolean includeSpamTrash) {

    public static final MessageFilter ALL = new MessageFilter(Set.of(), null, true);

    /** The same, of messages that carry one more label. */
    MessageFilter with(String labelId) {
        Set<String> more = new LinkedHashSet<>(labelIds);
        more.add(labelId);
        return new MessageFilter(more, query, includeSpamTrash);
    }

    boolean admitsSpamAndTrash() {
        return includeSpamTrash
                || labelIds.contains(SystemLabels.SPAM)
                || labelIds.contains(SystemLabels.TRASH)
                || query != null && query.namesSpamOrTrash();
    }
}
