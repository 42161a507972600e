package io.github.camelgmail.operation;

/**
 * What became of one item of a list that an operation was given.
 *
 * @param id      the message, thread or draft
 * @param result  what Gmail answered; null for what it answers nothing to, and for what failed
 * @param failure why it failed; null when it succeeded
 */
public record ItemOutcome(String id, Object result, RuntimeException failure) {

    /** Whether Gmail did it. */
    public boolean succeeded() {
        return failure == null;
    }

    /** Names the item only: results are a user's mail. */
    @Override
    public String toString() {
        return id + (succeeded() ? " succeeded" : " failed");
    }
}
