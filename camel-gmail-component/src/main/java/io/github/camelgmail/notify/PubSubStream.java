package io.github.camelgmail.notify;

import com.google.api.core.ApiService;
import com.google.api.gax.batching.FlowControlSettings;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedExecutorProvider;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings.ShutdownMode;
import com.google.pubsub.v1.PubsubMessage;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One life of Google's subscriber, from its start to its failure or stop. It opens its stream again by itself after what is
 * transient, and fails for good after anything else.
 */
final class PubSubStream {

    /** Takes a message's data, and does one of both in the end. */
    @FunctionalInterface
    interface Receiver {
        void received(byte[] data, Runnable ack, Runnable nack);
    }

    private static final Duration NACK_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /** For longer than this no hint takes to become durable; what does is delivered once more. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);
    private static final int MAX_INBOUND_BYTES = 20 * 1024 * 1024;

    private final Subscriber subscriber;

    PubSubStream(
            PullSettings settings, Receiver receiver, PullConnection connection, ScheduledExecutorService executor) {
        subscriber = Subscriber.newBuilder(
                        settings.subscription(),
                        (PubsubMessage message, AckReplyConsumer reply) ->
                                receiver.received(message.getData().toByteArray(), reply::ack, reply::nack))
                .setChannelProvider(PubSubChannels.to(settings.server())
                        .setKeepAliveTimeDuration(KEEP_ALIVE)
                        .setMaxInboundMessageSize(MAX_INBOUND_BYTES)
                        .setInterceptorProvider(() -> List.of(new StreamObserver(connection)))
                        .build())
                .setCredentialsProvider(credentials(settings))
                .setFlowControlSettings(FlowControlSettings.newBuilder()
                        .setMaxOutstandingElementCount((long) settings.maxOutstanding())
                        .build())
                .setMaxAckExtensionPeriodDuration(LONGEST_LEASE)
                .setParallelPullCount(1)
                .setExecutorProvider(FixedExecutorProvider.create(executor))
                .setSystemExecutorProvider(FixedExecutorProvider.create(executor))
                .setSubscriberShutdownSettings(SubscriberShutdownSettings.newBuilder()
                        .setMode(ShutdownMode.NACK_IMMEDIATELY)
                        .setTimeout(NACK_TIMEOUT)
                        .build())
                .build();
    }

    /**
     * Opens the stream, without waiting for it.
     *
     * @param failed told once, when it has ended for good
     */
    void open(Consumer<Status> failed) {
        subscriber.addListener(
                new ApiService.Listener() {
                    @Override
                    public void failed(ApiService.State from, Throwable failure) {
                        failed.accept(PubSubErrors.status(failure));
                    }
                },
                Runnable::run);
        subscriber.startAsync();
    }

    /** Stops pulling and sends back what is not acknowledged. Waits for it, but not for long. */
    void close() {
        try {
            subscriber.stopAsync().awaitTerminated(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | IllegalStateException e) {
            // The server lets go of the messages by itself when their lease ends.
        }
    }

    private static CredentialsProvider credentials(PullSettings settings) {
        return PubSubChannels.credentials(settings.server(), settings.credentials());
    }
}
