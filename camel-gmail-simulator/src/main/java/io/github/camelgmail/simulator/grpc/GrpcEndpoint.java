package io.github.camelgmail.simulator.grpc;

import io.github.camelgmail.simulator.pubsub.Broker;
import io.github.camelgmail.simulator.pubsub.Endpoint;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A broker's gRPC services, in plain text on 127.0.0.1. */
public final class GrpcEndpoint implements Endpoint {

    private static final String HOST = "127.0.0.1";

    private final Server server;

    private GrpcEndpoint(Server server) {
        this.server = server;
    }

    /**
     * Serves a broker.
     *
     * @param port the port; 0 for any free one
     * @throws IllegalStateException when the port can't be had
     */
    public static GrpcEndpoint serve(Broker broker, int port) {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(HOST, port))
                .addService(new PublisherService(broker))
                .addService(new SubscriberService(broker))
                .addService(new IamService(broker))
                .build();
        try {
            return new GrpcEndpoint(server.start());
        } catch (IOException e) {
            throw new IllegalStateException("The simulator's Pub/Sub could not listen on port " + port, e);
        }
    }

    @Override
    public String address() {
        return HOST + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
