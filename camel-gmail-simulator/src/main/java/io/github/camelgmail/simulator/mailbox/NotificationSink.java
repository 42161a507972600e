package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Duration;

/** Where the notifications of watched mailboxes go. Called under a mailbox's lock, save {@link #check}: nothing else may wait. */
public interface NotificationSink {

    /** Takes any topic and publishes nothing. */
    NotificationSink NONE = new NotificationSink() {
        @Override
        public void check(String topicName) {
            // Every topic is fine.
        }

        @Override
        public Duration interval() {
            return Duration.ZERO;
        }

        @Override
        public Headstart publish(String topicName, byte[] notification) {
            return Headstart.NONE;
        }

        @Override
        public void passedOver() {
            // Nobody counts.
        }
    };

    /**
     * Finds out whether Gmail may publish to a topic.
     *
     * @throws GmailError when it may not
     */
    void check(String topicName);

    /** The least time between two notifications of one mailbox. */
    Duration interval();

    /** Publishes a change's notification. */
    Headstart publish(String topicName, byte[] notification);

    /** Is told of a change that is not published, because it came too soon after another. */
    void passedOver();

    /**
     * How far a notification is ahead of what can be seen of its change.
     *
     * @param time           how long the change stays unseen; zero when it is seen at once
     * @param tellsHistoryId whether its history id is seen at once nevertheless
     */
    record Headstart(Duration time, boolean tellsHistoryId) {
        public static final Headstart NONE = new Headstart(Duration.ZERO, false);
    }
}
