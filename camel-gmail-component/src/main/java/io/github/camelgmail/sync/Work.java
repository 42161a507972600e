package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Thread;

/**
 * A change to be handled by a route.
 *
 * @param change  what happened
 * @param attempt 1 for the first time, and one more for each time it failed
 * @param message the message in the format asked for; null when it was deleted, or when threads are consumed
 * @param thread  the thread in the format asked for; null when messages are consumed
 */
public record Work(Change change, int attempt, Message message, Thread thread) {

    /** The message's internal date in ms since 1970; 0 when it is not known. */
    long internalDate() {
        return message == null || message.getInternalDate() == null ? 0 : message.getInternalDate();
    }

    /** About how much memory it holds, in bytes. */
    long bytes() {
        return MessageSize.of(message)
                + (thread == null || thread.getMessages() == null
                        ? 0
                        : thread.getMessages().stream()
                                .mapToLong(MessageSize::of)
                                .sum());
    }
}
