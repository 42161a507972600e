package io.github.camelgmail.checkpoint;

import java.util.Objects;

/**
 * Whose checkpoint it is.
 *
 * @param mailbox  the mailbox as the endpoint names it
 * @param consumer the consumer's name among those of the mailbox
 */
public record CheckpointKey(String mailbox, String consumer) {

    public CheckpointKey {
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(consumer, "consumer");
    }
}
