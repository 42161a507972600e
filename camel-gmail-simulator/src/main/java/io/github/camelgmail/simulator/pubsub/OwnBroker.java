package io.github.camelgmail.simulator.pubsub;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to the simulator's own Pub/Sub, where Gmail needs a topic and a grant. */
final class OwnBroker implements Destination {

    /** Whom Gmail publishes as. */
    static final String GMAIL = "serviceAccount:gmail-api-push@system.gserviceaccount.com";

    /** What Gmail needs on a topic. */
    static final String PUBLISHER = "roles/pubsub.publisher";

    private static final Logger LOG = LoggerFactory.getLogger(OwnBroker.class);

    private final Broker broker;
    private final Counters counters;
    private final boolean autoCreate;

    /** @param autoCreate whether a missing topic is made, with the grant, when a watch names it */
    OwnBroker(Broker broker, Counters counters, boolean autoCreate) {
        this.broker = broker;
        this.counters = counters;
        this.autoCreate = autoCreate;
    }

    @Override
    public void check(String topic) {
        if (autoCreate) {
            create(topic);
        }
        broker.requireTopic(topic);
        if (!broker.mayPublish(topic, GMAIL)) {
            throw PubSubError.onDemand(PubSubError.Code.PERMISSION_DENIED);
        }
    }

    @Override
    public void publish(String topic, byte[] data) {
        try {
            check(topic);
            broker.publish(topic, data, Map.of(), "");
        } catch (PubSubError refusal) {
            counters.lost.increment();
            LOG.debug("A notification was not published: {}", refusal.getMessage());
        }
    }

    @Override
    public void close() {
        // The broker is not its own.
    }

    private void create(String topic) {
        try {
            broker.createTopic(topic);
            broker.change(topic, PUBLISHER, GMAIL, true);
        } catch (PubSubError refusal) {
            if (refusal.code() != PubSubError.Code.ALREADY_EXISTS) {
                throw refusal;
            }
        }
    }
}
