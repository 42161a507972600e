package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the mailbox is watched, by at most one topic at a time. Safe for concurrent use. */
public final class PushNotifications {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Pattern TOPIC = Pattern.compile("projects/[^/\\s]+/topics/[^/\\s]+");

    private final Clock clock;
    private Watch watch;

    PushNotifications(Clock clock) {
        this.clock = clock;
    }

    /** The watch that is on; empty when there is none, it ran out or was stopped. */
    public synchronized Optional<Watch> watch() {
        return Optional.ofNullable(watch).filter(active -> clock.instant().isBefore(active.expiration()));
    }

    /**
     * Starts a watch of seven days, or replaces the one of the same topic.
     *
     * @param topicName the Pub/Sub topic, as {@code projects/p/topics/t}
     * @param labelIds  the labels the filter goes by; none for no filter
     * @param behavior  whether changes of messages with those labels are told or left out
     * @throws GmailError 400 for a malformed topic, or while another topic watches
     */
    public synchronized Watch start(String topicName, Collection<String> labelIds, Watch.LabelFilterBehavior behavior) {
        if (topicName == null || !TOPIC.matcher(topicName).matches()) {
            throw GmailError.invalidArgument("Invalid topicName does not match projects/<project-id>/topics/*");
        }
        if (watch().filter(active -> !active.topicName().equals(topicName)).isPresent()) {
            throw GmailError.invalidArgument(
                    "Only one user push notification client allowed per developer (call /stop then try again)");
        }
        watch = new Watch(
                topicName, List.copyOf(labelIds), behavior, clock.instant().plus(LIFETIME));
        return watch;
    }

    /** Ends the watch, if there is one. */
    public synchronized void stop() {
        watch = null;
    }
}
