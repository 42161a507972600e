package io.github.camelgmail.simulator.quota;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The refusals in the words that Gmail has been observed to use. */
final class QuotaErrors {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private QuotaErrors() {}

    static GmailError metric(QuotaProfile profile, String suffix) {
        boolean legacy = profile == QuotaProfile.LEGACY;
        return new GmailError(
                403,
                "PERMISSION_DENIED",
                "usageLimits",
                "rateLimitExceeded",
                "Quota exceeded for quota metric '" + (legacy ? "Queries" : "Total Query Cost") + "' and limit '"
                        + (legacy ? "Queries" : "Units") + " per minute" + suffix
                        + "' of service 'gmail.googleapis.com' for consumer 'project_number:123456789012'.");
    }

    static GmailError retryAfter(Instant time) {
        return tooMany("User-rate limit exceeded.  Retry after " + MILLIS.format(time));
    }

    static GmailError concurrency() {
        return tooMany("Too many concurrent requests for user");
    }

    static GmailError mailSending() {
        return tooMany("User-rate limit exceeded (Mail sending)");
    }

    private static GmailError tooMany(String message) {
        return new GmailError(429, "RESOURCE_EXHAUSTED", "usageLimits", "rateLimitExceeded", message);
    }
}
