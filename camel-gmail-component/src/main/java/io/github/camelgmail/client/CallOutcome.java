package io.github.camelgmail.client;

/**
 * How one of many calls ended: with a result or with a failure, never both.
 *
 * @param result  what the call answered; null for a call that answers nothing, and for one that failed
 * @param failure why it failed; null when it succeeded
 */
public record CallOutcome<T>(T result, GmailException failure) {

    static <T> CallOutcome<T> success(T result) {
        return new CallOutcome<>(result, null);
    }

    static <T> CallOutcome<T> failure(GmailException failure) {
        return new CallOutcome<>(null, failure);
    }

    public boolean succeeded() {
        return failure == null;
    }
}
