package io.github.camelgmail.simulator.quota;

/** How a user who has spent the minute's units is refused; real mailboxes have been seen to get either. */
public enum QuotaRefusal {
    /** 403 {@code rateLimitExceeded} that names the quota metric and the limit. */
    METRIC,
    /** 429 {@code rateLimitExceeded} that names a time to retry after; a request before that time pushes it out. */
    RETRY_AFTER
}
