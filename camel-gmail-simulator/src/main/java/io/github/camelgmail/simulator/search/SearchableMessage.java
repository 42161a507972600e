package io.github.camelgmail.simulator.search;

import io.github.camelgmail.simulator.mail.ParsedMail;
import java.time.Instant;
import java.util.Collection;

/** What search knows of a message: its mail and its state in the mailbox, as the search index has them. */
public interface SearchableMessage {

    ParsedMail mail();

    /** Ids of system and user labels on the message. */
    Collection<String> labelIds();

    /** Names of the labels on the message; those of system labels may be among them. */
    Collection<String> labelNames();

    /** What {@code after:} and its like compare with. */
    Instant internalDate();

    /** The mailbox's own addresses, which {@code me} stands for. */
    Collection<String> ownAddresses();

    /** In bytes. */
    default long size() {
        return mail().sizeEstimate();
    }
}
