package io.github.camelgmail.metrics;

import io.github.camelgmail.sync.SyncStatus;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The meters of one consumer, over all its mailboxes. */
public final class ConsumerMeters {

    private static final String CHANGES = "changes";
    private static final String MESSAGES = "messages";

    private ConsumerMeters() {}

    /**
     * Registers them.
     *
     * @param routeId    the consumer's route
     * @param consumerId what its option of that name says; null when it says nothing. A name that was made of other options
     *                   is not for a tag: a search may have an address in it
     * @param status     how its mailboxes are doing together; asked whenever the registry is read
     * @param counters   what has happened in it
     */
    public static Meters bind(
            CamelContext context,
            String routeId,
            String consumerId,
            Supplier<SyncStatus> status,
            ConsumerCounters counters) {
        Map<String, String> tags =
                Map.of("routeId", text(routeId), "consumerId", text(consumerId == null ? routeId : consumerId));
        return Meters.of(context, tags)
                .gauge("camel.gmail.consumer.waiting", CHANGES, "Changes that wait for the route", () -> status.get()
                        .waiting())
                .gauge("camel.gmail.consumer.inflight", CHANGES, "Changes that are in the route", () -> status.get()
                        .inFlight())
                .gauge(
                        "camel.gmail.consumer.listed",
                        MESSAGES,
                        "Messages of a first start or of an expired history that are still to be done",
                        () -> status.get().listed())
                .gauge(
                        "camel.gmail.consumer.actions",
                        MESSAGES,
                        "Messages whose labels are still to be changed after the route",
                        () -> status.get().pendingActions())
                .counter(
                        "camel.gmail.consumer.delivered",
                        CHANGES,
                        "Changes given to the route",
                        counters.delivered::sum)
                .counter(
                        "camel.gmail.consumer.repeated",
                        CHANGES,
                        "Changes given to the route once more after a failure",
                        counters.repeated::sum)
                .counter(
                        "camel.gmail.consumer.completed",
                        CHANGES,
                        "Changes that the route was successful with",
                        counters.completed::sum)
                .counter("camel.gmail.consumer.failed", CHANGES, "Failures of the route", counters.failed::sum)
                .counter(
                        "camel.gmail.consumer.given.up",
                        CHANGES,
                        "Changes that were given up after failures",
                        counters.givenUp::sum)
                .counter(
                        "camel.gmail.consumer.history.losses",
                        "losses",
                        "How often a mailbox's history was found expired",
                        counters.historyLosses::sum);
    }

    /** A tag is never null or empty. */
    private static String text(String tag) {
        return tag == null || tag.isBlank() ? "none" : tag;
    }
}
