package io.github.camelgmail.notify;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Pub/Sub's pushes: first looks at the token, then at the body, and answers once the hint is durable. What has a good
 * token but is no notification is answered as if it were one, since Pub/Sub would deliver it again for days.
 *
 * <p>Thread-safe. Knows nothing of HTTP servers.
 */
public final class PushReceiver {

    /** What has become of a request. */
    public enum Outcome {
        /** The hint is durable. */
        ACCEPTED(204),
        /** The token is missing or bad. */
        REFUSED(401),
        /** Google's keys are not known at the moment; it is to come again. */
        UNVERIFIED(503),
        /** With a good token, but no notification of Gmail's. */
        MALFORMED(204),
        /** With a good token, but with a body greater than any notification. */
        TOO_BIG(204),
        /** For a mailbox that nobody here listens for. */
        UNWANTED(204),
        /** The hint could not be made durable, or nobody is running; it is to come again. */
        FAILED(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }
    }

    /** Pub/Sub adds ids, times and attributes to a notification of some 100 bytes. */
    private static final int MAX_BODY_BYTES = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(PushReceiver.class);

    private final OidcTokens tokens;
    private final NotificationListener listener;
    private final Occasionally occasionally;
    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    /**
     * @param tokens   tells whose requests are Google's; null to take anybody's
     * @param listener is told of notifications
     * @param clock    the time
     */
    public PushReceiver(OidcTokens tokens, NotificationListener listener, Clock clock) {
        this.tokens = tokens;
        this.listener = listener;
        this.occasionally = new Occasionally(clock);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    /**
     * Takes a request, without blocking for longer than its body takes to read.
     *
     * @param authorization the header of that name; may be null
     * @param body          read only after the token was found good, and only so far as a notification can reach; may be null
     * @return the HTTP status to answer with; never fails
     */
    public CompletionStage<Integer> receive(String authorization, InputStream body) {
        return verdict(authorization)
                .thenCompose(verdict -> verdict == TokenVerdict.GOOD ? take(body) : refuse(verdict))
                .exceptionally(
                        failure -> count(Outcome.FAILED, failure.getClass().getSimpleName()));
    }

    /** How many requests have ended so. */
    public long count(Outcome outcome) {
        return counts.get(outcome).sum();
    }

    private CompletableFuture<TokenVerdict> verdict(String authorization) {
        return tokens == null ? CompletableFuture.completedFuture(TokenVerdict.GOOD) : tokens.check(authorization);
    }

    private CompletableFuture<Integer> refuse(TokenVerdict verdict) {
        count(verdict == TokenVerdict.UNDECIDED ? Outcome.UNVERIFIED : Outcome.REFUSED, "token " + verdict);
        return CompletableFuture.completedFuture(verdict.status());
    }

    private CompletableFuture<Integer> take(InputStream body) {
        Notification notification;
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                return CompletableFuture.completedFuture(count(Outcome.TOO_BIG, "more than " + MAX_BODY_BYTES));
            }
            notification = PushEnvelope.open(bytes);
        } catch (MalformedNotificationException e) {
            return CompletableFuture.completedFuture(count(Outcome.MALFORMED, e.getMessage()));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return tell(notification).handle((durable, failure) -> {
            if (failure == null) {
                return count(Outcome.ACCEPTED, null);
            }
            if (failure instanceof UnwantedNotificationException) {
                return count(Outcome.UNWANTED, "another mailbox");
            }
            LOG.debug("A notification comes again", failure);
            return count(Outcome.FAILED, "no listener has taken it");
        });
    }

    private CompletableFuture<Void> tell(Notification notification) {
        try {
            return listener.notified(notification);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private int count(Outcome outcome, String why) {
        counts.get(outcome).increment();
        if (outcome != Outcome.ACCEPTED && occasionally.isTime()) {
            LOG.warn("A push ended as {} ({}), the {}. of this kind", outcome, why, count(outcome));
        }
        return outcome.status;
    }
}
