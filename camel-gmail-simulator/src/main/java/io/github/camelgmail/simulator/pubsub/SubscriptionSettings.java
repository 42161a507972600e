package io.github.camelgmail.simulator.pubsub;

import java.time.Duration;
import java.util.Map;

/**
 * What a subscription is set to.
 *
 * @param name        as {@code projects/p/subscriptions/s}
 * @param topic       as {@code projects/p/topics/t}
 * @param push        where to deliver; null for a pull subscription
 * @param ackDeadline how long a delivery may stay unacknowledged, 10 s to 600 s
 * @param retention   how long an unacknowledged message is kept, 10 minutes to 31 days
 * @param expiration  how long without any activity until the subscription is deleted; null for never
 * @param retry       how redeliveries are spaced out; null for at once
 * @param deadLetter  what happens to what is never acknowledged; null for nothing
 * @param labels      the user's own
 */
public record SubscriptionSettings(
        String name,
        String topic,
        PushConfig push,
        Duration ackDeadline,
        Duration retention,
        Duration expiration,
        Retry retry,
        DeadLetter deadLetter,
        Map<String, String> labels) {

    /** Pub/Sub's default ack deadline. */
    public static final Duration ACK_DEADLINE = Duration.ofSeconds(10);

    /** Pub/Sub's default retention. */
    public static final Duration RETENTION = Duration.ofDays(7);

    /** Pub/Sub's default expiration. */
    public static final Duration EXPIRATION = Duration.ofDays(31);

    private static final Duration LONGEST_ACK_DEADLINE = Duration.ofSeconds(600);
    private static final Duration SHORTEST_RETENTION = Duration.ofMinutes(10);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(31);
    private static final Duration SHORTEST_EXPIRATION = Duration.ofDays(1);

    /** The spacing of redeliveries, which doubles from the minimum to the maximum. */
    public record Retry(Duration minimum, Duration maximum) {
        Duration after(int attempts) {
            Duration wait = minimum.multipliedBy(1L << Math.min(20, attempts - 1));
            return wait.compareTo(maximum) < 0 ? wait : maximum;
        }
    }

    /** The topic that takes a message after so many deliveries, 5 to 100. */
    public record DeadLetter(String topic, int maxAttempts) {}

    public SubscriptionSettings {
        ResourceNames.requireSubscription(name);
        labels = Map.copyOf(labels);
        requireWithin("ack deadline", ackDeadline, ACK_DEADLINE, LONGEST_ACK_DEADLINE);
        requireWithin("message retention duration", retention, SHORTEST_RETENTION, LONGEST_RETENTION);
        if (expiration != null && expiration.compareTo(SHORTEST_EXPIRATION) < 0) {
            throw PubSubError.invalid("Invalid expiration policy given (ttl_seconds=" + expiration.toSeconds() + ").");
        }
        if (deadLetter != null && (deadLetter.maxAttempts() < 5 || deadLetter.maxAttempts() > 100)) {
            throw PubSubError.invalid("Invalid maximum delivery attempts given (max_delivery_attempts="
                    + deadLetter.maxAttempts() + ").");
        }
    }

    /** A pull subscription with Pub/Sub's defaults. */
    public static SubscriptionSettings pull(String name, String topic) {
        return new SubscriptionSettings(name, topic, null, ACK_DEADLINE, RETENTION, EXPIRATION, null, null, Map.of());
    }

    /** A push subscription with Pub/Sub's defaults. */
    public static SubscriptionSettings push(String name, String topic, PushConfig push) {
        return pull(name, topic).withPush(push);
    }

    /** The same with another push configuration; null makes it a pull subscription. */
    public SubscriptionSettings withPush(PushConfig config) {
        return new SubscriptionSettings(
                name, topic, config, ackDeadline, retention, expiration, retry, deadLetter, labels);
    }

    /** The same with another ack deadline. */
    public SubscriptionSettings withAckDeadline(Duration deadline) {
        return new SubscriptionSettings(name, topic, push, deadline, retention, expiration, retry, deadLetter, labels);
    }

    /** The same with another retention. */
    public SubscriptionSettings withRetention(Duration time) {
        return new SubscriptionSettings(name, topic, push, ackDeadline, time, expiration, retry, deadLetter, labels);
    }

    SubscriptionSettings withTopic(String topicName) {
        return new SubscriptionSettings(
                name, topicName, push, ackDeadline, retention, expiration, retry, deadLetter, labels);
    }

    private static void requireWithin(String what, Duration found, Duration shortest, Duration longest) {
        if (found.compareTo(shortest) < 0 || found.compareTo(longest) > 0) {
            throw PubSubError.invalid("Invalid " + what + " given (seconds=" + found.toSeconds()
                    + "); it must be between " + shortest.toSeconds() + " and " + longest.toSeconds() + ".");
        }
    }
}
