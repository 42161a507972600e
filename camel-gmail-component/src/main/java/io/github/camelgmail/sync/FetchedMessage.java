package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.Message;

/**
 * A message to be handled.
 *
 * @param change  the change that told of it
 * @param attempt 1 for the first time, and one more for each time it failed
 * @param message the message in the format asked for
 */
public record FetchedMessage(Change change, int attempt, Message message) {

    /** The message's internal date in ms since 1970; 0 when Gmail did not tell it. */
    long internalDate() {
        return message.getInternalDate() == null ? 0 : message.getInternalDate();
    }
}
