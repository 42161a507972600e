package io.github.camelgmail.simulator.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A Pub/Sub topic's watch over a mailbox.
 *
 * @param topicName           as {@code projects/p/topics/t}
 * @param labelIds            the labels the filter goes by; none for no filter
 * @param labelFilterBehavior what the filter does
 * @param expiration          when it runs out
 */
public record Watch(
        String topicName, List<String> labelIds, LabelFilterBehavior labelFilterBehavior, Instant expiration) {

    /** Which changes a label filter lets through. */
    public enum LabelFilterBehavior {
        INCLUDE,
        EXCLUDE
    }
}
