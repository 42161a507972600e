package io.github.camelgmail.simulator.pubsub;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.NotificationSink;
import io.github.camelgmail.simulator.pubsub.NotificationFaults.Fate;
import java.time.Clock;
import java.time.Duration;

/** Publishes as Gmail does, with the faults in force, and words Pub/Sub's refusals as {@code watch} does. */
final class GmailPublisher implements NotificationSink {

    private final Destination destination;
    private final NotificationFaults faults;
    private final Clock clock;
    private final Timers timers;
    private final Counters counters;
    private volatile String project;

    GmailPublisher(Destination destination, NotificationFaults faults, Clock clock, Timers timers, Counters counters) {
        this.destination = destination;
        this.faults = faults;
        this.clock = clock;
        this.timers = timers;
        this.counters = counters;
    }

    /** The only project whose topics are taken; null for any. */
    void project(String id) {
        project = id;
    }

    @Override
    public void check(String topicName) {
        String only = project;
        if (only != null && !topicName.startsWith("projects/" + only + "/")) {
            throw GmailError.invalidArgument("Invalid topicName does not match projects/" + only + "/topics/*");
        }
        try {
            destination.check(topicName);
        } catch (PubSubError refusal) {
            throw refused(topicName, refusal);
        }
    }

    @Override
    public Duration interval() {
        return faults.interval();
    }

    @Override
    public Headstart publish(String topicName, byte[] notification) {
        Fate fate = faults.next();
        if (fate.copies() == 0) {
            counters.lost.increment();
        }
        for (int i = 0; i < fate.copies(); i++) {
            counters.notified.increment();
            timers.at(clock.instant().plus(fate.delay()), () -> destination.publish(topicName, notification));
        }
        return new Headstart(fate.ahead(), fate.tellsHistoryId());
    }

    @Override
    public void passedOver() {
        counters.dropped.increment();
    }

    private static GmailError refused(String topicName, PubSubError refusal) {
        String message = "Error sending test message to Cloud PubSub " + topicName + " : " + refusal.getMessage();
        return switch (refusal.code()) {
            case NOT_FOUND -> new GmailError(404, "NOT_FOUND", "global", "notFound", message);
            case PERMISSION_DENIED -> GmailError.forbidden(message);
            case INVALID_ARGUMENT -> GmailError.invalidArgument(message);
            default -> new GmailError(503, "UNAVAILABLE", "global", "backendError", message);
        };
    }
}
