package io.github.camelgmail.simulator.pubsub;

import io.github.camelgmail.simulator.auth.IdTokens;
import io.github.camelgmail.simulator.mailbox.NotificationSink;
import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * The simulator's Pub/Sub: topics and subscriptions, Gmail's publishing to it or to another one, what goes wrong on purpose, and
 * what happened. Safe for concurrent use.
 *
 * <p>Time is the simulator's clock: deadlines, back-off, retention, the rate of notifications and their delays. Where a method
 * names no exception, it throws {@link PubSubError} as Pub/Sub would refuse.
 */
public final class PubSub {

    private final Timers timers;
    private final Counters counters = new Counters();
    private final Broker broker;
    private final NotificationFaults notificationFaults = new NotificationFaults();
    private final GmailPublisher publisher;
    private final IdTokens tokens;
    private final Function<Broker, Endpoint> server;
    private final Destination destination;
    private Endpoint endpoint;

    /**
     * A Pub/Sub without anything in it.
     *
     * @param transport  delivers to push endpoints
     * @param server     serves a broker over the network, when that is first asked for
     * @param external   the Pub/Sub that Gmail publishes to instead of this one; null for this one
     * @param autoCreate whether a watch makes the topic that it names, with Gmail's grant, if it is missing
     */
    public PubSub(
            Clock clock,
            IdTokens tokens,
            PushTransport transport,
            Function<Broker, Endpoint> server,
            Destination external,
            boolean autoCreate) {
        this.timers = new Timers(clock);
        this.tokens = tokens;
        this.server = server;
        this.broker = new Broker(
                clock,
                timers,
                counters,
                (subscription, config) -> new Pusher(subscription, config, transport, tokens, clock, timers));
        this.destination = external == null ? new OwnBroker(broker, counters, autoCreate) : external;
        this.publisher = new GmailPublisher(destination, notificationFaults, clock, timers, counters);
    }

    /**
     * The address, host and port, of its gRPC service; it begins to listen when this is first called.
     *
     * @throws IllegalStateException when the port can't be had, or gRPC is not on the class path
     */
    public synchronized String endpoint() {
        if (endpoint == null) {
            endpoint = server.apply(broker);
        }
        return endpoint.address();
    }

    /** Makes a topic that Gmail may publish to, as {@code projects/p/topics/gmail}. */
    public void createTopic(String topic) {
        broker.createTopic(topic);
        grantGmail(topic);
    }

    /** Lets Gmail publish to a topic, as one made over gRPC needs it. */
    public void grantGmail(String topic) {
        broker.change(topic, OwnBroker.PUBLISHER, OwnBroker.GMAIL, true);
    }

    /** Withdraws the grant: watch calls are refused, and notifications are lost. */
    public void revokeGmail(String topic) {
        broker.change(topic, OwnBroker.PUBLISHER, OwnBroker.GMAIL, false);
    }

    public void deleteTopic(String topic) {
        broker.deleteTopic(topic);
    }

    /** Makes a pull subscription with Pub/Sub's defaults. */
    public Subscription createSubscription(String name, String topic) {
        return createSubscription(SubscriptionSettings.pull(name, topic));
    }

    /** Makes a push subscription with Pub/Sub's defaults. */
    public Subscription createSubscription(String name, String topic, PushConfig push) {
        return createSubscription(SubscriptionSettings.push(name, topic, push));
    }

    public Subscription createSubscription(SubscriptionSettings settings) {
        return broker.createSubscription(settings);
    }

    public Subscription subscription(String name) {
        return broker.subscription(name);
    }

    public void deleteSubscription(String name) {
        broker.deleteSubscription(name);
    }

    /**
     * Publishes as anybody but Gmail might, so without limits and faults.
     *
     * @return the message's id
     */
    public String publish(String topic, byte[] data) {
        return broker.publish(topic, data, Map.of(), "");
    }

    /** What becomes of Gmail's notifications. */
    public NotificationFaults notifications() {
        return notificationFaults;
    }

    /** What goes wrong in Pub/Sub itself. */
    public BrokerFaults faults() {
        return broker.faults();
    }

    /** Ends every open stream and waiting pull once, with this code; who comes back is served. */
    public void breakStreams(Code code) {
        broker.endStreams(PubSubError.onDemand(code));
    }

    /** The ID tokens that come with push deliveries, and false ones. */
    public IdTokens tokens() {
        return tokens;
    }

    /** The project of the OAuth client, whose topics alone {@code watch} takes; null, as at first, for any. */
    public void project(String id) {
        publisher.project(id);
    }

    /** What happened so far. */
    public PubSubStatistics statistics() {
        return counters.snapshot();
    }

    /** What mailboxes notify. */
    public NotificationSink sink() {
        return publisher;
    }

    /** Back to nothing; an endpoint goes on listening where it is. */
    public void clear() {
        timers.clear();
        broker.clear();
        notificationFaults.clear();
        publisher.project(null);
        counters.clear();
    }

    /** Ends everything. */
    public synchronized void close() {
        timers.close();
        broker.clear();
        if (endpoint != null) {
            endpoint.close();
        }
        destination.close();
    }
}
