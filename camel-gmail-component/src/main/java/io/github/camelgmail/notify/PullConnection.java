package io.github.camelgmail.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether a subscription's stream is open, from what happens to it. Google closes streams now and then, and the client
 * opens them again: only what lasts, and what the client gives up at, is worth a line in the log, and that one line.
 */
final class PullConnection {

    private static final Logger LOG = LoggerFactory.getLogger(PullSubscription.class);

    /** A stream that the server refuses is open for as long as the refusal takes. */
    private static final Duration PROVEN_AFTER = Duration.ofSeconds(5);

    private static final Duration WORTH_TELLING_AFTER = Duration.ofSeconds(30);

    private final String subscription;
    private final Clock clock;
    private Instant openSince;
    private Instant failingSince;
    private String why;
    private boolean told;

    PullConnection(String subscription, Clock clock) {
        this.subscription = subscription;
        this.clock = clock;
    }

    /** The stream is open, as far as this side can tell. */
    synchronized void opened() {
        openSince = clock.instant();
    }

    /** The server has sent something. */
    synchronized void answered() {
        works();
    }

    /** The stream has ended, and is opened again at once. */
    synchronized void lost(String reason) {
        fails(reason);
        if (!told && Duration.between(failingSince, clock.instant()).compareTo(WORTH_TELLING_AFTER) >= 0) {
            tell();
        }
    }

    /** The stream has ended, and is only opened again after a while. */
    synchronized void gaveUp(String reason) {
        boolean another = !reason.equals(why);
        fails(reason);
        if (!told || another) {
            tell();
        }
    }

    /** It was closed on purpose. */
    synchronized void closed() {
        openSince = null;
        failingSince = null;
        why = null;
    }

    synchronized boolean isConnected() {
        if (isProven()) {
            works();
        }
        return openSince != null && failingSince == null;
    }

    synchronized Instant failingSince() {
        return failingSince;
    }

    synchronized String why() {
        return why;
    }

    private boolean isProven() {
        return openSince != null && !clock.instant().isBefore(openSince.plus(PROVEN_AFTER));
    }

    private void works() {
        if (told) {
            LOG.info("Subscription {} is connected again", subscription);
        }
        told = false;
        failingSince = null;
        why = null;
    }

    private void fails(String reason) {
        if (isProven()) {
            works();
        }
        openSince = null;
        failingSince = failingSince == null ? clock.instant() : failingSince;
        why = reason;
    }

    private void tell() {
        told = true;
        LOG.warn("Subscription {} brings no notifications, trying on: {}", subscription, why);
    }
}
