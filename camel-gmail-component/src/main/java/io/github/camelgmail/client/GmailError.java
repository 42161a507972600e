package io.github.camelgmail.client;

import java.io.Serializable;
import java.time.Instant;

/**
 * All that is known about a failed call.
 *
 * @param statusCode the HTTP status; 0 when there was no answer
 * @param reason     Gmail's reason, as {@code notFound} or {@code rateLimitExceeded}; empty when it gave none
 * @param message    Gmail's own message, or what went wrong before there was one
 * @param operation  the method's id, as {@code messages.get}
 * @param mailbox    the mailbox as configured
 * @param attempts   how often the call was made; 0 when it was refused without asking Gmail
 * @param repeatSafe whether the same call can be made again without the risk of doing it twice
 * @param retryAt    the earliest time that makes sense for the next attempt; null when it is not known
 */
public record GmailError(
        int statusCode,
        String reason,
        String message,
        String operation,
        String mailbox,
        int attempts,
        boolean repeatSafe,
        Instant retryAt)
        implements Serializable {

    /** One line for a log. */
    String describe() {
        StringBuilder text = new StringBuilder(operation).append(" of mailbox ").append(mailbox);
        text.append(attempts == 0 ? " was not tried" : " failed");
        if (attempts > 1) {
            text.append(" after ").append(attempts).append(" attempts");
        }
        text.append(": ");
        if (statusCode > 0) {
            text.append(statusCode).append(' ');
        }
        if (!reason.isEmpty()) {
            text.append(reason).append(": ");
        }
        text.append(message);
        if (retryAt != null) {
            text.append(" (try again after ").append(retryAt).append(')');
        }
        return text.toString();
    }
}
