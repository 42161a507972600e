package io.github.camelgmail.simulator.pubsub;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** Topics, subscriptions and who may use them, by name. Safe for concurrent use. */
public final class Broker {

    /** What a subscription names as its topic once that is deleted. */
    public static final String DELETED_TOPIC = "_deleted-topic_";

    private final Clock clock;
    private final Timers timers;
    private final Counters counters;
    private final BiFunction<Subscription, PushConfig, Receiver> pushing;
    private final BrokerFaults faults = new BrokerFaults(this::endRefused);
    private final AccessPolicies policies = new AccessPolicies();
    private final ConcurrentSkipListSet<String> topics = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListMap<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private final Map<String, Receiver> pushers = new ConcurrentSkipListMap<>();
    private final AtomicLong messageIds = new AtomicLong(2_070_443_601_311_540L);

    Broker(Clock clock, Timers timers, Counters counters, BiFunction<Subscription, PushConfig, Receiver> pushing) {
        this.clock = clock;
        this.timers = timers;
        this.counters = counters;
        this.pushing = pushing;
    }

    public BrokerFaults faults() {
        return faults;
    }

    /** Begins a gRPC call: counts it, and throws the refusal if the method is refused on demand. */
    public void called(String method) {
        counters.called(method);
        faults.check(method);
    }

    public void createTopic(String name) {
        if (!topics.add(ResourceNames.requireTopic(name))) {
            throw PubSubError.alreadyExists(name);
        }
    }

    /** @throws PubSubError {@code NOT_FOUND} when there is no such topic */
    public void requireTopic(String name) {
        if (!topics.contains(ResourceNames.requireTopic(name))) {
            throw PubSubError.notFound(name);
        }
    }

    /** The topics of a project, in order of name. */
    public List<String> topics(String project) {
        String prefix = ResourceNames.requireProject(project) + "/";
        return topics.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Deletes a topic; its subscriptions stay, and keep what they have. */
    public void deleteTopic(String name) {
        if (!topics.remove(ResourceNames.requireTopic(name))) {
            throw PubSubError.notFound(name);
        }
        policies.forget(name);
        subscriptionsOf(name)
                .forEach(subscription ->
                        subscription.update(subscription.settings().withTopic(DELETED_TOPIC)));
    }

    /** The subscriptions of a topic, in order of name. */
    public List<Subscription> subscriptionsOf(String topic) {
        forgetExpired();
        return subscriptions.values().stream()
                .filter(subscription -> subscription.settings().topic().equals(topic))
                .toList();
    }

    public Subscription createSubscription(SubscriptionSettings settings) {
        requireTopic(settings.topic());
        forgetExpired();
        Subscription subscription = new Subscription(settings, this, clock, timers, counters);
        if (subscriptions.putIfAbsent(settings.name(), subscription) != null) {
            throw PubSubError.alreadyExists(settings.name());
        }
        push(subscription, settings.push());
        return subscription;
    }

    /** @throws PubSubError {@code NOT_FOUND} when there is no such subscription */
    public Subscription subscription(String name) {
        ResourceNames.requireSubscription(name);
        forgetExpired();
        Subscription subscription = subscriptions.get(name);
        if (subscription == null) {
            throw PubSubError.notFound(name);
        }
        return subscription;
    }

    /** The subscriptions of a project, in order of name. */
    public List<Subscription> subscriptions(String project) {
        String prefix = ResourceNames.requireProject(project) + "/";
        forgetExpired();
        return subscriptions.values().stream()
                .filter(subscription -> subscription.settings().name().startsWith(prefix))
                .toList();
    }

    /** Changes a subscription's settings, save its topic. */
    public Subscription updateSubscription(SubscriptionSettings settings) {
        Subscription subscription = subscription(settings.name());
        PushConfig before = subscription.settings().push();
        subscription.update(settings);
        if (before == null ? settings.push() != null : !before.equals(settings.push())) {
            push(subscription, settings.push());
        }
        return subscription;
    }

    /** Deletes a subscription and what it has; whoever receives from it is told that there is none. */
    public void deleteSubscription(String name) {
        remove(subscription(name));
    }

    /**
     * Gives a message to every subscription of a topic.
     *
     * @return the message's id
     */
    public String publish(String topic, byte[] data, Map<String, String> attributes, String orderingKey) {
        requireTopic(topic);
        if (data.length == 0 && attributes.isEmpty()) {
            throw PubSubError.invalid("One or more messages in the publish request is empty. Each message must contain"
                    + " either non-empty data, or at least one attribute.");
        }
        PubSubMessage message = new PubSubMessage(
                Long.toString(messageIds.incrementAndGet()),
                data,
                attributes,
                orderingKey,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        counters.published.increment();
        subscriptionsOf(topic).forEach(subscription -> subscription.add(message));
        return message.id();
    }

    /** @throws PubSubError {@code NOT_FOUND} when there is no such resource */
    public AccessPolicy policy(String resource) {
        requireResource(resource);
        return policies.get(resource);
    }

    /** @throws PubSubError {@code ABORTED} when the policy was made from one that is no longer the current one */
    public AccessPolicy setPolicy(String resource, AccessPolicy policy) {
        requireResource(resource);
        return policies.set(resource, policy);
    }

    /** Grants a role on a topic or a subscription, or withdraws it. */
    void change(String resource, String role, String member, boolean granted) {
        requireResource(resource);
        policies.change(resource, role, member, granted);
    }

    boolean mayPublish(String topic, String member) {
        return policies.mayPublish(topic, member);
    }

    /** Gives a message that was delivered too often to the topic for such, if it is there. */
    void publishDead(Subscription from, PubSubMessage message, int attempts) {
        String topic = from.settings().deadLetter().topic();
        if (!topics.contains(topic)) {
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>(message.attributes());
        String name = from.settings().name();
        attributes.put("CloudPubSubDeadLetterSourceDeliveryCount", Integer.toString(attempts));
        attributes.put("CloudPubSubDeadLetterSourceSubscription", name.substring(name.lastIndexOf('/') + 1));
        attributes.put("CloudPubSubDeadLetterSourceSubscriptionProject", name.split("/")[1]);
        attributes.put(
                "CloudPubSubDeadLetterSourceTopicPublishTime",
                message.publishTime().toString());
        publish(topic, message.data(), attributes, message.orderingKey());
    }

    /** Ends every stream and waiting pull, as when a server goes away; push goes on. */
    void endStreams(PubSubError reason) {
        subscriptions.values().forEach(subscription -> {
            if (subscription.settings().push() == null) {
                subscription.endReceivers(reason);
            }
        });
    }

    /** Back to nothing. */
    void clear() {
        subscriptions.values().forEach(this::remove);
        topics.clear();
        policies.clear();
        faults.clear();
    }

    private void endRefused() {
        try {
            faults.check("StreamingPull");
        } catch (PubSubError refusal) {
            endStreams(refusal);
        }
    }

    private void requireResource(String name) {
        if (name.contains("/subscriptions/")) {
            subscription(name);
        } else {
            requireTopic(name);
        }
    }

    private void push(Subscription subscription, PushConfig config) {
        String name = subscription.settings().name();
        Receiver before = pushers.remove(name);
        if (before != null) {
            subscription.disconnect(before);
        }
        if (config == null) {
            return;
        }
        Receiver pusher = pushing.apply(subscription, config);
        pushers.put(name, pusher);
        subscription.endReceivers(notForPush());
        subscription.connect(pusher);
    }

    /** What a puller is told by a push subscription. */
    public static PubSubError notForPush() {
        return new PubSubError(
                PubSubError.Code.FAILED_PRECONDITION, "This method is not supported for this subscription type.");
    }

    private void forgetExpired() {
        subscriptions.values().stream().filter(Subscription::isExpired).forEach(this::remove);
    }

    private void remove(Subscription subscription) {
        String name = subscription.settings().name();
        subscriptions.remove(name, subscription);
        pushers.remove(name);
        policies.forget(name);
        subscription.endReceivers(PubSubError.notFound(name));
    }
}
