package io.github.camelgmail.simulator;

import com.google.api.gax.core.FixedExecutorProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Google's own Pub/Sub clients, pointed at an endpoint. */
final class PubSubClients implements AutoCloseable {

    private final ManagedChannel channel;
    private final TransportChannelProvider transport;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
    final TopicAdminClient topics;
    final SubscriptionAdminClient subscriptions;

    PubSubClients(String hostPort) {
        channel = ManagedChannelBuilder.forTarget(hostPort).usePlaintext().build();
        transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
        try {
            topics = TopicAdminClient.create(TopicAdminSettings.newBuilder()
                    .setTransportChannelProvider(transport)
                    .setCredentialsProvider(NoCredentialsProvider.create())
                    .build());
            subscriptions = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(transport)
                    .setCredentialsProvider(NoCredentialsProvider.create())
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A streaming subscriber, which is started. */
    Subscriber subscriber(String subscription, MessageReceiver receiver) {
        Subscriber subscriber = Subscriber.newBuilder(subscription, receiver)
                .setChannelProvider(transport)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setParallelPullCount(1)
                .setExecutorProvider(FixedExecutorProvider.create(executor))
                .setSystemExecutorProvider(FixedExecutorProvider.create(executor))
                .build();
        subscriber.startAsync();
        return subscriber;
    }

    @Override
    public void close() {
        topics.close();
        subscriptions.close();
        channel.shutdownNow();
        executor.shutdownNow();
    }
}
