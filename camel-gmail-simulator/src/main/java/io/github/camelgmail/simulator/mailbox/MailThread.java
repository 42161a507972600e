package io.github.camelgmail.simulator.mailbox;

import java.util.List;

/**
 * A conversation: the messages of one thread id, oldest first, at least one.
 *
 * @param id       the id of the first message the thread ever had
 * @param messages oldest first by internal date
 */
public record MailThread(String id, List<StoredMessage> messages) {

    public MailThread {
        messages = List.copyOf(messages);
    }

    /** The id of the last history record about any of its messages. */
    public long historyId() {
        return messages.stream().mapToLong(StoredMessage::historyId).max().orElseThrow();
    }

    /** The newest message, whose snippet stands for the thread in lists. */
    public StoredMessage newest() {
        return messages.get(messages.size() - 1);
    }
}
