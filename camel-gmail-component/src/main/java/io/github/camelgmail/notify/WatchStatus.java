package io.github.camelgmail.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * How a watch is doing.
 *
 * @param renewals     how often it was made or renewed
 * @param renewed      when that was last; null when it never was
 * @param expiration   when Gmail ends it; null when it never was made
 * @param failingSince since when renewing fails; null when it does not
 * @param failure      the latest reason; null when it does not fail
 */
public record WatchStatus(int renewals, Instant renewed, Instant expiration, Instant failingSince, String failure) {

    /** A watch that is renewed daily and lasts a week: red long before it ends. */
    private static final Duration MARGIN = Duration.ofDays(5);

    /** Whether somebody has to look: it can't be made, or it ends within five days, since it was not renewed for days. */
    public boolean isInDanger(Instant now) {
        return expiration == null ? failingSince != null : expiration.isBefore(now.plus(MARGIN));
    }

    /** In a few words. */
    @Override
    public String toString() {
        return (expiration == null ? "never made" : "ends at " + expiration + ", renewed at " + renewed)
                + (failingSince == null ? "" : ", fails since " + failingSince + ": " + failure);
    }
}
