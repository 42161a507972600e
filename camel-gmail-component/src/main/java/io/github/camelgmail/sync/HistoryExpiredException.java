package io.github.camelgmail.sync;

/** The mailbox's history does not reach back to the position asked for, or does not reach up to it. */
final class HistoryExpiredException extends RuntimeException {

    HistoryExpiredException(String message) {
        super(message);
    }
}
