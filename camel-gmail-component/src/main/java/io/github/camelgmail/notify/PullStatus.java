package io.github.camelgmail.notify;

import java.time.Instant;

/**
 * How a {@link PullSubscription} is.
 *
 * @param connected    whether notifications can come in
 * @param failingSince since when they can't; null while they can, and before the first attempt. A stream that Google closes
 *                     and the client opens again is such a time too, of a second
 * @param why          what the server or the connection said, and what to do; null likewise
 * @param received     messages that have come
 * @param acked        of them, how many will not come again
 * @param nacked       of them, how many were sent back to come again
 * @param malformed    of those acknowledged, how many were no notifications of Gmail's
 */
public record PullStatus(
        boolean connected, Instant failingSince, String why, long received, long acked, long nacked, long malformed) {}
