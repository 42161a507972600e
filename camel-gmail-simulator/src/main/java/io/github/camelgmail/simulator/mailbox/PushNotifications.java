package io.github.camelgmail.simulator.mailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.NotificationSink.Headstart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Whether the mailbox is watched, by at most one topic at a time, and what the topic is told. Safe for concurrent use.
 */
public final class PushNotifications {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Pattern TOPIC = Pattern.compile("projects/[^/\\s]+/topics/[^/\\s]+");

    private final Clock clock;
    private final String emailAddress;
    private final Supplier<NotificationSink> sink;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile Watch watch;
    private Instant lastPublished = Instant.MIN;

    PushNotifications(Clock clock, String emailAddress, Supplier<NotificationSink> sink) {
        this.clock = clock;
        this.emailAddress = emailAddress;
        this.sink = sink;
    }

    /** The watch that is on; empty when there is none, it ran out or was stopped. */
    public Optional<Watch> watch() {
        return Optional.ofNullable(watch).filter(active -> clock.instant().isBefore(active.expiration()));
    }

    /**
     * Starts a watch of seven days, or replaces the one of the same topic, and publishes a first notification.
     *
     * @param topicName the Pub/Sub topic, as {@code projects/p/topics/t}
     * @param labelIds  the labels the filter goes by; none for no filter
     * @param behavior  whether changes of messages with those labels are told or left out
     * @param historyId the mailbox's current one
     * @throws GmailError 400 for a malformed topic, or while another topic watches or another call starts a watch; what the
     *     topic refuses
     */
    public Watch start(
            String topicName, Collection<String> labelIds, Watch.LabelFilterBehavior behavior, long historyId) {
        if (topicName == null || !TOPIC.matcher(topicName).matches()) {
            throw GmailError.invalidArgument("Invalid topicName does not match projects/<project-id>/topics/*");
        }
        if (!starting.tryLock()) {
            throw anotherClient();
        }
        try {
            if (watch().filter(active -> !active.topicName().equals(topicName)).isPresent()) {
                throw anotherClient();
            }
            sink.get().check(topicName);
            Watch started = new Watch(
                    topicName, List.copyOf(labelIds), behavior, clock.instant().plus(LIFETIME));
            watch = started;
            publish(topicName, historyId);
            return started;
        } finally {
            starting.unlock();
        }
    }

    /** Ends the watch, if there is one. */
    public void stop() {
        watch = null;
    }

    /**
     * Publishes a change, if there is a watch, its filter lets it through, and the last notification is long enough ago.
     *
     * @param labelIds the labels of the message changed
     */
    Headstart changed(HistoryRecord change, Collection<String> labelIds) {
        Watch active = watch().orElse(null);
        if (active == null || !active.admits(change, labelIds)) {
            return Headstart.NONE;
        }
        if (isTooSoon()) {
            sink.get().passedOver();
            return Headstart.NONE;
        }
        return publish(active.topicName(), change.id());
    }

    private synchronized boolean isTooSoon() {
        return clock.instant().isBefore(lastPublished.plus(sink.get().interval()));
    }

    private Headstart publish(String topicName, long historyId) {
        synchronized (this) {
            lastPublished = clock.instant();
        }
        String notification = JsonNodeFactory.instance
                .objectNode()
                .put("emailAddress", emailAddress)
                .put("historyId", historyId)
                .toString();
        return sink.get().publish(topicName, notification.getBytes(StandardCharsets.UTF_8));
    }

    private static GmailError anotherClient() {
        return GmailError.invalidArgument(
                "Only one user push notification client allowed per developer (call /stop then try again)");
    }
}
