package io.github.camelgmail.client;

import io.github.camelgmail.client.Failure.Kind;
import java.time.Instant;

/** The exception that a failure becomes when no further attempt is made. */
final class Exceptions {

    private Exceptions() {}

    /** The time is that of the next attempt that would make sense; it is told only where one does. */
    static GmailException of(PendingCall<?> call, Failure failure, String mailbox, Instant retryAt) {
        boolean repeatSafe = Retries.isRepeatSafe(call, failure);
        GmailError error = new GmailError(
                failure.statusCode(),
                failure.reason(),
                message(call, failure, repeatSafe),
                call.method().id(),
                mailbox,
                call.attempts(),
                repeatSafe,
                repeatSafe && failure.kind().isTransient() ? retryAt : null);
        return switch (failure.kind()) {
            case CONCURRENCY, RATE, MINUTE_QUOTA, SENDING_LIMIT, DAILY_LIMIT ->
                new GmailQuotaException(error, failure.cause());
            case UNAUTHENTICATED, NO_CREDENTIALS -> new GmailAuthenticationException(error, failure.cause());
            case NOT_FOUND -> new GmailNotFoundException(error, failure.cause());
            case UNKNOWN_OUTCOME ->
                repeatSafe
                        ? new GmailException(error, failure.cause())
                        : new GmailAmbiguousException(error, failure.cause());
            case UNREACHABLE, REFUSED -> new GmailException(error, failure.cause());
        };
    }

    private static String message(PendingCall<?> call, Failure failure, boolean repeatSafe) {
        if (failure.kind() == Kind.UNKNOWN_OUTCOME && !repeatSafe) {
            return failure.message() + "; it is not known whether Gmail has done it, so it is not repeated";
        }
        if (failure.reason().equals("insufficientPermissions")
                || failure.reason().equals("ACCESS_TOKEN_SCOPE_INSUFFICIENT")) {
            return failure.message() + " " + call.method().id() + " needs one of the scopes "
                    + String.join(", ", call.method().scopes())
                    + " (option scopes; a user has to consent to it as well)";
        }
        if (failure.message().contains("delegated domain-wide authority")) {
            return failure.message() + ": " + call.method().id()
                    + " can't be called for a user who has consented, only by a service account that acts as the user by"
                    + " domain-wide delegation (option credentials)";
        }
        return failure.message();
    }
}
