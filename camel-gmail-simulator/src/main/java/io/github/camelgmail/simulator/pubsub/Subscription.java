package io.github.camelgmail.simulator.pubsub;

import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One subscription: a message stays until it is acknowledged or its retention ends, and is with at most one receiver at a
 * time. Safe for concurrent use.
 */
public final class Subscription {

    private static final int MOST_AT_ONCE = 100;
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(600);
    private static final Pattern ACK_ID = Pattern.compile("[0-9a-f]{8}:[0-9]+");

    private final Broker broker;
    private final Clock clock;
    private final Timers timers;
    private final Counters counters;
    private final String ackIdPrefix;
    private final Deque<Delivery> ready = new ArrayDeque<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final Deque<Receiver> receivers = new ArrayDeque<>();
    private SubscriptionSettings settings;
    private Instant lastUse;
    private long deliveries;

    Subscription(SubscriptionSettings settings, Broker broker, Clock clock, Timers timers, Counters counters) {
        this.settings = settings;
        this.broker = broker;
        this.clock = clock;
        this.timers = timers;
        this.counters = counters;
        this.ackIdPrefix = String.format("%08x:", settings.name().hashCode());
        this.lastUse = clock.instant();
    }

    public synchronized SubscriptionSettings settings() {
        return settings;
    }

    /** How many messages wait for a receiver. */
    public synchronized int backlog() {
        ready.removeIf(this::isOld);
        return ready.size();
    }

    /** How many messages are with a receiver, unacknowledged. */
    public synchronized int outstanding() {
        return leases.size();
    }

    /** Sends to this receiver, among others, from now on. */
    public synchronized void connect(Receiver receiver) {
        receivers.add(receiver);
        dispatch();
    }

    /** Sends no more to this receiver; what it has is still its own. */
    public synchronized void disconnect(Receiver receiver) {
        lastUse = clock.instant();
        receivers.remove(receiver);
    }

    /** Sends what waits to receivers that have room. */
    public synchronized void dispatch() {
        for (Receiver next = nextWithRoom(); next != null && !ready.isEmpty(); next = nextWithRoom()) {
            lastUse = clock.instant();
            List<ReceivedMessage> batch = lease(next);
            if (!batch.isEmpty()) {
                next.accept(batch);
            }
        }
    }

    /**
     * Takes messages off for good; passes over deliveries whose deadline ran out.
     *
     * @throws PubSubError {@code INVALID_ARGUMENT} for what is no ack id of this subscription
     */
    public synchronized void acknowledge(Collection<String> ackIds) {
        ackIds.forEach(this::requireAckId);
        lastUse = clock.instant();
        for (String ackId : ackIds) {
            Lease lease = end(ackId);
            if (lease != null && broker.faults().losesAck()) {
                ready.add(lease.delivery());
            } else if (lease != null) {
                counters.acknowledged.increment();
            }
        }
        dispatch();
    }

    /**
     * Gives deliveries another deadline from now; zero refuses them. Passes over those whose deadline ran out.
     *
     * @throws PubSubError {@code INVALID_ARGUMENT} for what is no ack id of this subscription or no deadline
     */
    public synchronized void modifyAckDeadline(Collection<String> ackIds, Duration deadline) {
        if (deadline.isNegative() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw PubSubError.invalid("Invalid ack deadline given (seconds=" + deadline.toSeconds() + ").");
        }
        ackIds.forEach(this::requireAckId);
        lastUse = clock.instant();
        for (String ackId : ackIds) {
            Lease lease = leases.get(ackId);
            if (lease != null && deadline.isZero()) {
                counters.nacked.increment();
                giveBack(end(ackId).delivery());
            } else if (lease != null) {
                extend(ackId, lease, deadline);
            }
        }
        dispatch();
    }

    synchronized void update(SubscriptionSettings changed) {
        settings = changed;
    }

    synchronized void add(PubSubMessage message) {
        ready.add(new Delivery(message, 0));
        dispatch();
    }

    /** Whether it was unused for so long that it is no more. */
    synchronized boolean isExpired() {
        return settings.expiration() != null
                && receivers.isEmpty()
                && !clock.instant().isBefore(lastUse.plus(settings.expiration()));
    }

    /** Ends every receiver. */
    void endReceivers(PubSubError reason) {
        List<Receiver> ended;
        synchronized (this) {
            ended = List.copyOf(receivers);
            receivers.clear();
        }
        ended.forEach(receiver -> receiver.end(reason));
    }

    private boolean isOld(Delivery delivery) {
        return !clock.instant().isBefore(delivery.message().publishTime().plus(settings.retention()));
    }

    private Receiver nextWithRoom() {
        for (int i = receivers.size(); i > 0; i--) {
            Receiver receiver = receivers.poll();
            receivers.add(receiver);
            if (receiver.room() > 0) {
                return receiver;
            }
        }
        return null;
    }

    private List<ReceivedMessage> lease(Receiver receiver) {
        List<ReceivedMessage> batch = new ArrayList<>();
        int most = Math.min(receiver.room(), MOST_AT_ONCE);
        while (batch.size() < most && !ready.isEmpty()) {
            Delivery delivery = ready.poll();
            if (isOld(delivery)) {
                continue;
            }
            delivery = delivery.again();
            String ackId = ackIdPrefix + ++deliveries;
            extend(ackId, new Lease(delivery, receiver, null), receiver.ackDeadline());
            batch.add(new ReceivedMessage(
                    ackId, delivery.message(), settings.deadLetter() == null ? 0 : delivery.attempts()));
        }
        receiver.outstanding(batch.size());
        counters.delivered.add(batch.size());
        return batch;
    }

    private void extend(String ackId, Lease lease, Duration deadline) {
        Lease extended =
                new Lease(lease.delivery(), lease.receiver(), clock.instant().plus(deadline));
        leases.put(ackId, extended);
        timers.at(extended.end(), () -> expire(ackId, extended));
    }

    private synchronized void expire(String ackId, Lease lease) {
        if (leases.get(ackId) == lease) {
            counters.expired.increment();
            giveBack(end(ackId).delivery());
            dispatch();
        }
    }

    private Lease end(String ackId) {
        Lease lease = leases.remove(ackId);
        if (lease != null) {
            lease.receiver().outstanding(-1);
        }
        return lease;
    }

    private void giveBack(Delivery delivery) {
        DeadLetter deadLetter = settings.deadLetter();
        if (deadLetter != null && delivery.attempts() >= deadLetter.maxAttempts()) {
            timers.execute(() -> broker.publishDead(this, delivery.message(), delivery.attempts()));
        } else if (settings.retry() == null) {
            ready.add(delivery);
        } else {
            timers.at(clock.instant().plus(settings.retry().after(delivery.attempts())), () -> ready(delivery));
        }
    }

    private synchronized void ready(Delivery delivery) {
        ready.add(delivery);
        dispatch();
    }

    private void requireAckId(String ackId) {
        if (!ACK_ID.matcher(ackId).matches() || !ackId.startsWith(ackIdPrefix)) {
            throw new PubSubError(
                    Code.INVALID_ARGUMENT, "You have passed an invalid ack ID to the service (ack_id=" + ackId + ").");
        }
    }

    private record Delivery(PubSubMessage message, int attempts) {
        Delivery again() {
            return new Delivery(message, attempts + 1);
        }
    }

    /** A delivery that a receiver has until a time. */
    private record Lease(Delivery delivery, Receiver receiver, Instant end) {}
}
