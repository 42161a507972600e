package io.github.camelgmail.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The meters of the notifications that a consumer is woken up by. */
public final class WatchMeters {

    private WatchMeters() {}

    /**
     * Registers them.
     *
     * @param routeId          the consumer's route
     * @param firstExpiration  when the first of its mailboxes' watches expires; null while there is none
     * @param lastNotification when it was last notified; null before the first time
     */
    public static Meters bind(
            CamelContext context,
            String routeId,
            Supplier<Instant> firstExpiration,
            Supplier<Instant> lastNotification,
            Clock clock) {
        return Meters.of(context, Map.of("routeId", routeId))
                .time(
                        "camel.gmail.watch.remaining",
                        "Time until the first of the watches expires",
                        () -> between(clock.instant(), firstExpiration.get()))
                .time(
                        "camel.gmail.notification.age",
                        "Time since the last notification",
                        () -> between(lastNotification.get(), clock.instant()));
    }

    private static Duration between(Instant from, Instant to) {
        return from == null || to == null ? null : Duration.between(from, to);
    }
}
