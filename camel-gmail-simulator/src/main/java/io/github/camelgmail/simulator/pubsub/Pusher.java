package io.github.camelgmail.simulator.pubsub;

import io.github.camelgmail.simulator.auth.IdTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Delivers a push subscription's messages by HTTP. An answer outside of the few that acknowledge, or none in time, refuses the
 * message and pauses the whole subscription, from 100 ms at first to 60 s, until an answer acknowledges again.
 */
final class Pusher extends Receiver {

    private static final Set<Integer> ACKNOWLEDGING = Set.of(102, 200, 201, 202, 204);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int MOST_AT_A_TIME = 64;

    private final Subscription subscription;
    private final PushConfig config;
    private final PushTransport transport;
    private final IdTokens tokens;
    private final Clock clock;
    private final Timers timers;
    private Duration pause = Duration.ZERO;
    private Instant pausedUntil = Instant.MIN;
    private int wave;

    Pusher(
            Subscription subscription,
            PushConfig config,
            PushTransport transport,
            IdTokens tokens,
            Clock clock,
            Timers timers) {
        this.subscription = subscription;
        this.config = config;
        this.transport = transport;
        this.tokens = tokens;
        this.clock = clock;
        this.timers = timers;
    }

    @Override
    protected synchronized int capacity() {
        return clock.instant().isBefore(pausedUntil) ? 0 : MOST_AT_A_TIME;
    }

    /** The post itself ends at the subscription's deadline, so that its end and not the lease's counts. */
    @Override
    protected Duration ackDeadline() {
        return subscription.settings().ackDeadline().plus(GRACE);
    }

    @Override
    protected void accept(List<ReceivedMessage> messages) {
        messages.forEach(message -> timers.execute(() -> post(message)));
    }

    @Override
    protected void end(PubSubError reason) {
        // Nobody at the other end would hear it.
    }

    private void post(ReceivedMessage received) {
        SubscriptionSettings settings = subscription.settings();
        int sentIn = currentWave();
        String email = config.serviceAccountEmail();
        String token = email == null ? null : tokens.issue(email, config.tokenAudience());
        transport
                .post(
                        config.endpoint(),
                        PushRequests.headers(config, received, settings.name(), token),
                        PushRequests.body(config, received, settings.name()),
                        settings.ackDeadline())
                .whenComplete((status, failure) -> {
                    boolean acknowledged = status != null && ACKNOWLEDGING.contains(status);
                    settle(sentIn, acknowledged);
                    if (acknowledged) {
                        subscription.acknowledge(List.of(received.ackId()));
                    } else {
                        subscription.modifyAckDeadline(List.of(received.ackId()), Duration.ZERO);
                    }
                });
    }

    private synchronized int currentWave() {
        return wave;
    }

    /** What was sent between two pauses counts once. */
    private synchronized void settle(int sentIn, boolean acknowledged) {
        if (sentIn != wave) {
            return;
        }
        if (acknowledged) {
            pause = Duration.ZERO;
            return;
        }
        wave++;
        Duration doubled = pause.multipliedBy(2);
        pause = pause.isZero() ? SHORTEST_PAUSE : doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        pausedUntil = clock.instant().plus(pause);
        timers.at(pausedUntil, subscription::dispatch);
    }
}
