package io.github.camelgmail;

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

    private final Map<Mailbox, Shared> watches = new ConcurrentHashMap<>();

    private record Shared(Watch watch, int users) {}

    /**
     * The watch of a mailbox.
     *
     * @param firstDue when it is to be made, if nobody has yet
     * @throws IllegalStateException when another consumer watches the mailbox otherwise
     */
    Watch join(Mailbox mailbox, WatchSettings settings, Instant firstDue, Clock clock) {
        Shared shared = watches.compute(mailbox, (same, found) -> {
            if (found == null) {
                return new Shared(
                        new Watch(
                                mailbox.client(),
                                mailbox.labels(),
                                settings,
                                firstDue,
                                clock,
                                ThreadLocalRandom.current()),
                        1);
            }
            WatchSettings others = found.watch().settings();
            if (!others.equals(settings)) {
                throw new IllegalStateException("Gmail has one watch a mailbox, and two consumers of "
                        + mailbox.client().mailbox()
                        + " want different ones: give both the same topicName, watchLabelIds,"
                        + " labelFilterBehavior and takeOverWatch");
            }
            return new Shared(found.watch(), found.users() + 1);
        });
        return shared.watch();
    }

    /** A consumer is done with a mailbox; says whether it was the last one. */
    boolean leave(Mailbox mailbox) {
        return watches.computeIfPresent(
                        mailbox,
                        (same, found) -> found.users() == 1 ? null : new Shared(found.watch(), found.users() - 1))
                == null;
    }

    /** How the watches are doing, by mailbox. */
    Map<String, WatchStatus> status() {
        Map<String, WatchStatus> status = new TreeMap<>();
        watches.forEach((mailbox, shared) ->
                status.put(mailbox.client().mailbox(), shared.watch().status()));
        return status;
    }
}
