package io.github.camelgmail.simulator.mailbox;

import java.util.Set;

/**
 * What a list is asked for.
 *
 * @param labelIds         labels that a message must carry, all of them
 * @param includeSpamTrash whether spam and trash are listed although neither labels nor query name them
 */
public record MessageFilter(Set<String> labelIds, boolean includeSpamTrash) {

    public static final MessageFilter ALL = new MessageFilter(Set.of(), true);

    boolean admitsSpamAndTrash() {
        return includeSpamTrash || labelIds.contains(SystemLabels.SPAM) || labelIds.contains(SystemLabels.TRASH);
    }
}
