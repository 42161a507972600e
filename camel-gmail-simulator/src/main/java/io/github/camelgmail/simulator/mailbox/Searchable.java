package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.search.SearchableMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A message as a search sees it.
 *
 * @param message   its state in the search index
 * @param names     the names of the mailbox's labels by their ids
 * @param ownAddresses the mailbox's addresses
 */
record Searchable(StoredMessage message, Map<String, String> names, List<String> ownAddresses)
        implements SearchableMessage {

    @Override
    public ParsedMail mail() {
        return message.mail();
    }

    @Override
    public Collection<String> labelIds() {
        return message.labelIds();
    }

    @Override
    public Collection<String> labelNames() {
        return labelIds().stream().map(id -> names.getOrDefault(id, id)).toList();
    }

    @Override
    public Instant internalDate() {
        return Instant.ofEpochMilli(message.internalDate());
    }
}
