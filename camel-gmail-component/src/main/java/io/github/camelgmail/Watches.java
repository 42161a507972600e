package io.github.camelgmail;

import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.notify.Watch;
import io.github.camelgmail.notify.WatchSettings;
import io.github.camelgmail.notify.WatchStatus;
import io.github.camelgmail.operation.Mailbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The watches of a component's consumers. Gmail has one watch a mailbox, so the consumers of a mailbox share it. */
final class Watches {

    private final Map<Object, Shared> watches = new ConcurrentHashMap<>();

    /** @param mailbox as consumers name it */
    private record Shared(Watch watch, String mailbox, int users) {

        Shared with(int others) {
            return new Shared(watch, mailbox, others);
        }
    }

    /**
     * The watch of a mailbox.
     *
     * @param owner    tells the mailbox from others, see {@link Mailboxes#owner}
     * @param mailbox  makes the calls
     * @param firstDue when it is to be made, if nobody has yet
     * @throws IllegalStateException when another consumer watches the mailbox otherwise
     */
    Watch join(Object owner, Mailbox mailbox, WatchSettings settings, Instant firstDue, Clock clock) {
        Shared shared = watches.compute(owner, (same, found) -> {
            if (found == null) {
                return new Shared(
                        new Watch(
                                mailbox.client(),
                                mailbox.labels(),
                                settings,
                                firstDue,
                                clock,
                                ThreadLocalRandom.current()),
                        mailbox.client().mailbox(),
                        1);
            }
            WatchSettings others = found.watch().settings();
            if (!others.equals(settings)) {
                throw new IllegalStateException("Gmail has one watch a mailbox, and two consumers of "
                        + mailbox.client().mailbox()
                        + " want different ones: give both the same topicName, watchLabelIds,"
                        + " labelFilterBehavior and takeOverWatch");
            }
            return found.with(found.users() + 1);
        });
        return shared.watch();
    }

    /**
     * A consumer is done with a mailbox.
     *
     * @param stops whether its watch ends with the last one
     * @throws GmailException when Gmail refuses to end it
     */
    void leave(Object owner, boolean stops) {
        Shared left = watches.computeIfPresent(owner, (same, found) -> found.with(found.users() - 1));
        try {
            if (stops && left.users() == 0) {
                left.watch().stop();
            }
        } finally {
            watches.computeIfPresent(owner, (same, found) -> found.users() == 0 ? null : found);
        }
    }

    /** How the watches are doing, by mailbox; one that fails stands for those of other users whose mailbox is named alike. */
    Map<String, WatchStatus> status() {
        Map<String, WatchStatus> status = new TreeMap<>();
        watches.values()
                .forEach(shared -> status.merge(
                        shared.mailbox(),
                        shared.watch().status(),
                        (one, other) -> one.failingSince() != null ? one : other));
        return status;
    }
}
