package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.search.SearchableMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A mail as filters see it on arrival, with nothing but system labels on it. */
record ArrivingMessage(ParsedMail mail, List<String> labelIds, Instant internalDate, List<String> ownAddresses)
        implements SearchableMessage {

    @Override
    public Collection<String> labelNames() {
        return labelIds;
    }
}
