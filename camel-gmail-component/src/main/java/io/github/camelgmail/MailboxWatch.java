package io.github.camelgmail;

import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.notify.Watch;
import io.github.camelgmail.notify.WatchSettings;
import io.github.camelgmail.operation.Mailbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A consumer's part in the watch of a mailbox. */
final class MailboxWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);

    private final Watches watches;
    private final Object owner;
    private final Watch watch;
    private final boolean stops;

    /**
     * @param owner    tells the mailbox from others
     * @param firstDue when the watch is to be made
     * @param stops    whether it ends with the last consumer of the mailbox
     */
    MailboxWatch(
            Watches watches,
            Object owner,
            Mailbox mailbox,
            WatchSettings settings,
            Instant firstDue,
            boolean stops,
            Clock clock) {
        this.watches = watches;
        this.owner = owner;
        this.watch = watches.join(owner, mailbox, settings, firstDue, clock);
        this.stops = stops;
    }

    boolean isDue() {
        return watch.isDue();
    }

    void renewIfDue() {
        watch.renewIfDue();
    }

    /** When Gmail ends it, if it was made. */
    Optional<Instant> expiration() {
        return Optional.ofNullable(watch.status().expiration());
    }

    void leave() {
        try {
            watches.leave(owner, stops);
        } catch (GmailException e) {
            LOG.warn("The watch of a mailbox could not be stopped, and goes on for a week: {}", e.getMessage(), e);
        }
    }
}
