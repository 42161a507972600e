package io.github.camelgmail.notify;

import java.util.List;

/**
 * What Gmail is asked to notify of.
 *
 * @param topicName           the Pub/Sub topic, as {@code projects/PROJECT/topics/TOPIC}
 * @param labelIds            names or ids of labels; empty for all changes
 * @param labelFilterBehavior {@code include} or {@code exclude}; null for Gmail's own default
 * @param takeOver            whether a watch that notifies another topic is ended
 */
public record WatchSettings(String topicName, List<String> labelIds, String labelFilterBehavior, boolean takeOver) {

    public WatchSettings {
        labelIds = List.copyOf(labelIds);
    }
}
