package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.checkpoint.Checkpoint.Listing;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkpoint of a consumer that has none. */
final class FirstStart {

    private FirstStart() {}

    /** @param historyId taken before anything is listed, so that nothing can arrive unseen in between */
    static Checkpoint checkpoint(BigInteger historyId, SyncSettings settings, Clock clock) {
        long now = clock.millis();
        return new Checkpoint(
                0,
                settings.filter(),
                historyId,
                List.of(),
                Map.of(),
                Map.of(),
                now,
                Checkpoint.InFlight.NONE,
                Checkpoint.Actions.NONE,
                settings.initialSync().wanted() ? listing(settings, now) : null);
    }

    private static Listing listing(SyncSettings settings, long now) {
        SyncSettings.InitialSync initial = settings.initialSync();
        return new Listing(
                "first start",
                both(settings.query(), initial.query()),
                initial.window() == null ? 0 : now - initial.window().toMillis(),
                0,
                List.of(),
                List.of(),
                0);
    }

    private static String both(String one, String other) {
        return Stream.of(one, other)
                .filter(query -> !query.isEmpty())
                .map(query -> "(" + query + ")")
                .collect(Collectors.joining(" "));
    }
}
