package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Keyed;
import java.math.BigInteger;
import java.util.List;

/**
 * Something that happened to a message.
 *
 * @param type      what happened
 * @param position  the history record that tells of it; in a listing, the message's place
 * @param messageId the message
 * @param threadId  its thread; null in a listing
 * @param labelIds  the message's labels when the record was served, or null when that did not tell them
 * @param changed   the labels that were added or removed; empty for messages added and deleted
 */
public record Change(
        HistoryType type,
        BigInteger position,
        String messageId,
        String threadId,
        List<String> labelIds,
        List<String> changed)
        implements Keyed {

    /** A message is added once, in however many records that is told; the other changes can happen again. */
    @Override
    public String key() {
        return type == HistoryType.MESSAGE_ADDED ? messageId : position + "/" + type.apiName() + "/" + messageId;
    }

    boolean isNewMessage() {
        return type == HistoryType.MESSAGE_ADDED;
    }
}
