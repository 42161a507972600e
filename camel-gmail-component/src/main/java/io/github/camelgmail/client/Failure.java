package io.github.camelgmail.client;

import java.time.Instant;

/**
 * How one attempt failed.
 *
 * @param kind       what follows from it
 * @param statusCode the HTTP status; 0 when there was no answer
 * @param reason     Gmail's reason; empty when it gave none
 * @param message    Gmail's message, or what went wrong before there was one
 * @param notBefore  the time before which Gmail wants no other attempt; null when it named none
 * @param cause      the exception, if there was one
 */
record Failure(Kind kind, int statusCode, String reason, String message, Instant notBefore, Throwable cause) {

    /** What follows from a failure, independent of its status: only the reason and the text tell. */
    enum Kind {
        /** Too many requests at the same time; nothing was done. */
        CONCURRENCY,
        /** Too fast; nothing was done. */
        RATE,
        /** The units of this minute are used up; nothing was done. */
        MINUTE_QUOTA,
        /** The mails of this day are sent; nothing was done. */
        SENDING_LIMIT,
        /** The units of this day are used up; nothing was done. */
        DAILY_LIMIT,
        /** Nothing reached the server. */
        UNREACHABLE,
        /** The server failed or the connection broke on the way: perhaps the work is done, perhaps not. */
        UNKNOWN_OUTCOME,
        /** The access token is not accepted: perhaps a fresh one is. */
        UNAUTHENTICATED,
        /** There are no usable credentials. */
        NO_CREDENTIALS,
        /** What the call names does not exist. */
        NOT_FOUND,
        /** The same call can't ever succeed. */
        REFUSED;

        /** Whether Gmail refused to do the work for lack of quota, in any of its forms. */
        boolean isQuota() {
            return this == CONCURRENCY
                    || this == RATE
                    || this == MINUTE_QUOTA
                    || this == SENDING_LIMIT
                    || this == DAILY_LIMIT;
        }

        /** Whether all calls to the mailbox have to wait, not only the one that met it. */
        boolean holdsMailbox() {
            return this == RATE || this == MINUTE_QUOTA || this == DAILY_LIMIT;
        }

        /** Whether it may pass by itself. */
        boolean isTransient() {
            return isQuota() || this == UNREACHABLE || this == UNKNOWN_OUTCOME;
        }
    }

    static Failure unreachable(Throwable cause) {
        return new Failure(Kind.UNREACHABLE, 0, "", "the server can't be reached: " + describe(cause), null, cause);
    }

    static Failure unknownOutcome(int statusCode, String message, Throwable cause) {
        return new Failure(Kind.UNKNOWN_OUTCOME, statusCode, "", message, null, cause);
    }

    static Failure noCredentials(String message, Throwable cause) {
        return new Failure(Kind.NO_CREDENTIALS, 0, "", message, null, cause);
    }

    static Failure refused(String message, Throwable cause) {
        return new Failure(Kind.REFUSED, 0, "", message, null, cause);
    }

    /** The kind of an exception and its message, which may be missing. */
    static String describe(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null
                ? name
                : name + ": " + cause.getMessage().replaceAll("\\s+", " ");
    }
}
