package io.github.camelgmail.simulator.grpc;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PubsubMessage;
import io.github.camelgmail.simulator.pubsub.Destination;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to a Pub/Sub of another process, as Google's emulator, in plain text and without credentials. */
public final class ExternalPubSub implements Destination {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalPubSub.class);
    private static final long PATIENCE_SECONDS = 10;

    private final ManagedChannel channel;

    private ExternalPubSub(ManagedChannel channel) {
        this.channel = channel;
    }

    /** @param hostPort as {@code localhost:8085}; nothing is connected yet */
    public static ExternalPubSub at(String hostPort) {
        return new ExternalPubSub(
                NettyChannelBuilder.forTarget(hostPort).usePlaintext().build());
    }

    @Override
    public void check(String topic) {
        try {
            PublisherGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getTopic(GetTopicRequest.newBuilder().setTopic(topic).build());
        } catch (StatusRuntimeException e) {
            throw refusal(e.getStatus());
        }
    }

    @Override
    public void publish(String topic, byte[] data) {
        PublisherGrpc.newStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .publish(
                        PublishRequest.newBuilder()
                                .setTopic(topic)
                                .addMessages(PubsubMessage.newBuilder().setData(ByteString.copyFrom(data)))
                                .build(),
                        new Outcome());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static PubSubError refusal(Status status) {
        String description = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        return switch (status.getCode()) {
            case NOT_FOUND -> new PubSubError(PubSubError.Code.NOT_FOUND, description);
            case PERMISSION_DENIED -> new PubSubError(PubSubError.Code.PERMISSION_DENIED, description);
            case INVALID_ARGUMENT -> new PubSubError(PubSubError.Code.INVALID_ARGUMENT, description);
            default -> new PubSubError(PubSubError.Code.UNAVAILABLE, description);
        };
    }

    /** Gmail does not try again. */
    private static final class Outcome implements StreamObserver<PublishResponse> {

        @Override
        public void onNext(PublishResponse response) {
            // It is published.
        }

        @Override
        public void onError(Throwable failure) {
            LOG.warn("The external Pub/Sub did not take a notification: {}", Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            // It is published.
        }
    }
}
