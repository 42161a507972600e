package io.github.camelgmail.simulator.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import io.github.camelgmail.simulator.pubsub.PubSubMessage;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings.DeadLetter;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings.Retry;
import java.time.Instant;

/** Subscriptions and their messages, from and to protocol buffers. */
final class SubscriptionMessages {

    private static final java.time.Duration SHORTEST_RETRY = java.time.Duration.ofSeconds(10);
    private static final java.time.Duration LONGEST_RETRY = java.time.Duration.ofSeconds(600);
    private static final int DELIVERY_ATTEMPTS = 5;

    private SubscriptionMessages() {}

    static SubscriptionSettings settings(Subscription message) {
        requireKnown(message);
        return new SubscriptionSettings(
                message.getName(),
                message.getTopic(),
                push(message.getPushConfig()),
                message.getAckDeadlineSeconds() == 0
                        ? SubscriptionSettings.ACK_DEADLINE
                        : java.time.Duration.ofSeconds(message.getAckDeadlineSeconds()),
                message.hasMessageRetentionDuration()
                        ? duration(message.getMessageRetentionDuration())
                        : SubscriptionSettings.RETENTION,
                expiration(message),
                message.hasRetryPolicy() ? retry(message.getRetryPolicy()) : null,
                message.hasDeadLetterPolicy() ? deadLetter(message.getDeadLetterPolicy()) : null,
                message.getLabelsMap());
    }

    private static void requireKnown(Subscription message) {
        if (!message.getFilter().isEmpty()) {
            throw Replies.unsupported("filters");
        }
        if (message.getEnableMessageOrdering()) {
            throw Replies.unsupported("message ordering");
        }
        if (message.getEnableExactlyOnceDelivery()) {
            throw Replies.unsupported("exactly-once delivery");
        }
        if (message.getRetainAckedMessages()) {
            throw Replies.unsupported("retention of acknowledged messages");
        }
        if (message.hasBigqueryConfig() || message.hasCloudStorageConfig()) {
            throw Replies.unsupported("export subscriptions");
        }
    }

    static io.github.camelgmail.simulator.pubsub.PushConfig push(PushConfig message) {
        if (message.getPushEndpoint().isEmpty()) {
            return null;
        }
        String email = message.getOidcToken().getServiceAccountEmail();
        String audience = message.getOidcToken().getAudience();
        return new io.github.camelgmail.simulator.pubsub.PushConfig(
                message.getPushEndpoint(),
                email.isEmpty() ? null : email,
                audience.isEmpty() ? null : audience,
                !message.hasNoWrapper(),
                message.getNoWrapper().getWriteMetadata());
    }

    private static java.time.Duration expiration(Subscription message) {
        if (!message.hasExpirationPolicy()) {
            return SubscriptionSettings.EXPIRATION;
        }
        return message.getExpirationPolicy().hasTtl()
                ? duration(message.getExpirationPolicy().getTtl())
                : null;
    }

    private static Retry retry(RetryPolicy message) {
        return new Retry(
                message.hasMinimumBackoff() ? duration(message.getMinimumBackoff()) : SHORTEST_RETRY,
                message.hasMaximumBackoff() ? duration(message.getMaximumBackoff()) : LONGEST_RETRY);
    }

    private static DeadLetter deadLetter(DeadLetterPolicy message) {
        return new DeadLetter(
                message.getDeadLetterTopic(),
                message.getMaxDeliveryAttempts() == 0 ? DELIVERY_ATTEMPTS : message.getMaxDeliveryAttempts());
    }

    static Subscription message(SubscriptionSettings settings) {
        Subscription.Builder message = Subscription.newBuilder()
                .setName(settings.name())
                .setTopic(settings.topic())
                .setPushConfig(push(settings.push()))
                .setAckDeadlineSeconds((int) settings.ackDeadline().toSeconds())
                .setMessageRetentionDuration(duration(settings.retention()))
                .setExpirationPolicy(
                        settings.expiration() == null
                                ? ExpirationPolicy.getDefaultInstance()
                                : ExpirationPolicy.newBuilder()
                                        .setTtl(duration(settings.expiration()))
                                        .build())
                .putAllLabels(settings.labels())
                .setState(Subscription.State.ACTIVE);
        if (settings.retry() != null) {
            message.setRetryPolicy(RetryPolicy.newBuilder()
                    .setMinimumBackoff(duration(settings.retry().minimum()))
                    .setMaximumBackoff(duration(settings.retry().maximum())));
        }
        if (settings.deadLetter() != null) {
            message.setDeadLetterPolicy(DeadLetterPolicy.newBuilder()
                    .setDeadLetterTopic(settings.deadLetter().topic())
                    .setMaxDeliveryAttempts(settings.deadLetter().maxAttempts()));
        }
        return message.build();
    }

    private static PushConfig push(io.github.camelgmail.simulator.pubsub.PushConfig config) {
        PushConfig.Builder message = PushConfig.newBuilder();
        if (config == null) {
            return message.build();
        }
        message.setPushEndpoint(config.endpoint());
        if (config.serviceAccountEmail() != null) {
            message.getOidcTokenBuilder()
                    .setServiceAccountEmail(config.serviceAccountEmail())
                    .setAudience(config.audience() == null ? "" : config.audience());
        }
        if (!config.wrapped()) {
            message.getNoWrapperBuilder().setWriteMetadata(config.writeMetadata());
        }
        return message.build();
    }

    static ReceivedMessage message(io.github.camelgmail.simulator.pubsub.ReceivedMessage received) {
        PubSubMessage message = received.message();
        Instant time = message.publishTime();
        return ReceivedMessage.newBuilder()
                .setAckId(received.ackId())
                .setDeliveryAttempt(received.deliveryAttempt())
                .setMessage(PubsubMessage.newBuilder()
                        .setMessageId(message.id())
                        .setData(ByteString.copyFrom(message.data()))
                        .putAllAttributes(message.attributes())
                        .setOrderingKey(message.orderingKey())
                        .setPublishTime(Timestamp.newBuilder()
                                .setSeconds(time.getEpochSecond())
                                .setNanos(time.getNano())))
                .build();
    }

    private static java.time.Duration duration(Duration message) {
        return java.time.Duration.ofSeconds(message.getSeconds(), message.getNanos());
    }

    private static Duration duration(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }
}
