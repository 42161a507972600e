package io.github.camelgmail.simulator;

import io.github.camelgmail.simulator.auth.IdTokens;
import io.github.camelgmail.simulator.grpc.ExternalPubSub;
import io.github.camelgmail.simulator.grpc.GrpcEndpoint;
import io.github.camelgmail.simulator.pubsub.Broker;
import io.github.camelgmail.simulator.pubsub.Destination;
import io.github.camelgmail.simulator.pubsub.Endpoint;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushTransport;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the builder was told of Pub/Sub. gRPC need not be on the class path for anything but its own endpoint and an external
 * Pub/Sub.
 *
 * @param port       the port of its gRPC endpoint; 0 for any free one
 * @param external   host and port of the Pub/Sub to publish to instead of its own; null for its own
 * @param autoCreate whether a watch makes a missing topic
 */
record PubSubSettings(int port, String external, boolean autoCreate) {

    static final PubSubSettings NONE = new PubSubSettings(0, null, false);

    /** Whether it is used from the start, without being asked for. */
    boolean isAsked() {
        return external != null || autoCreate;
    }

    PubSub create(Clock clock, IdTokens tokens, PushTransport transport) {
        Destination destination = external == null ? null : withGrpc(() -> ExternalPubSub.at(external));
        return new PubSub(clock, tokens, transport, this::serve, destination, autoCreate);
    }

    private Endpoint serve(Broker broker) {
        return withGrpc(() -> GrpcEndpoint.serve(broker, port));
    }

    private static <T> T withGrpc(Supplier<T> work) {
        try {
            return work.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The simulator's Pub/Sub needs gRPC on the class path: com.google.api.grpc:grpc-google-cloud-pubsub-v1,"
                            + " com.google.api.grpc:grpc-google-iam-v1 and io.grpc:grpc-netty-shaded",
                    e);
        }
    }
}
