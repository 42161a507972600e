package io.github.camelgmail.simulator.pubsub;

/** The Pub/Sub that Gmail publishes to. */
public interface Destination extends AutoCloseable {

    /**
     * Finds out whether Gmail may publish to a topic.
     *
     * @throws PubSubError when it may not
     */
    void check(String topic);

    /** Publishes without waiting. */
    void publish(String topic, byte[] data);

    @Override
    void close();
}
