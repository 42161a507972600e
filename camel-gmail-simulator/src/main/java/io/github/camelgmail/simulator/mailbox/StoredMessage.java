package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.ParsedMail;
import java.util.List;

/**
 * A message as its mailbox held it at one moment. Any change of its labels makes a new instance with the same id.
 *
 * @param id           16 hexadecimal digits, unique in the mail system
 * @param threadId     the id of the first message its thread had
 * @param labelIds     label ids in the order they were put on, without repeats
 * @param internalDate ms since the epoch; what lists are ordered by
 * @param historyId    the id of the last history record about this message
 * @param mail         the RFC 822 content
 */
public record StoredMessage(
        String id, String threadId, List<String> labelIds, long internalDate, long historyId, ParsedMail mail) {

    public StoredMessage {
        labelIds = List.copyOf(labelIds);
    }

    public boolean hasLabel(String labelId) {
        return labelIds.contains(labelId);
    }

    StoredMessage with(List<String> newLabelIds, long newHistoryId) {
        return new StoredMessage(id, threadId, newLabelIds, internalDate, newHistoryId, mail);
    }
}
