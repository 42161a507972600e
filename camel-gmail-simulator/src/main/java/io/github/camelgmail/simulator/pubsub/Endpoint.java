package io.github.camelgmail.simulator.pubsub;

/** Where a {@link Broker} is served over the network. */
public interface Endpoint extends AutoCloseable {

    /** As {@code 127.0.0.1:8085}. */
    String address();

    @Override
    void close();
}
