package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Keyed;
import java.math.BigInteger;
import java.util.List;

/**
 * Something that happened to a message.
 *
 * @param key        the same whenever the change is read, different for every other change
 * @param type       what happened
 * @param position   the history record that tells of it; in a listing, the message's place
 * @param messageId  the message; null when a thread was listed
 * @param threadId   its thread; null when a message was listed
 * @param labelIds   the message's labels when the record was served, or null when that did not tell them
 * @param changed    the labels that were added or removed; empty for messages added and deleted
 * @param companions keys of earlier changes in the same thread that are handled with this one
 */
public record Change(
        String key,
        HistoryType type,
        BigInteger position,
        String messageId,
        String threadId,
        List<String> labelIds,
        List<String> changed,
        List<String> companions)
        implements Keyed {

    /** A change that history tells of. A message is added once, in however many records that is told. */
    static Change told(
            HistoryType type,
            BigInteger position,
            String messageId,
            String threadId,
            List<String> labelIds,
            List<String> changed) {
        String key = type == HistoryType.MESSAGE_ADDED ? messageId : position + "/" + type.apiName() + "/" + messageId;
        return new Change(key, type, position, messageId, threadId, labelIds, changed, List.of());
    }

    /** A message that a listing shows. */
    static Change listedMessage(String messageId, BigInteger position) {
        return told(HistoryType.MESSAGE_ADDED, position, messageId, null, null, List.of());
    }

    /** A thread that a listing shows. */
    static Change listedThread(String threadId, BigInteger position) {
        return new Change(
                "thread/" + threadId, HistoryType.MESSAGE_ADDED, position, null, threadId, null, List.of(), List.of());
    }

    Change with(List<String> others) {
        return new Change(key, type, position, messageId, threadId, labelIds, changed, others);
    }

    boolean isNewMessage() {
        return type == HistoryType.MESSAGE_ADDED && messageId != null;
    }

    boolean isDeletion() {
        return type == HistoryType.MESSAGE_DELETED;
    }
}
