package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Keyed;
import java.math.BigInteger;
import java.util.List;

/**
 * A message that was added to the mailbox.
 *
 * @param historyId the history record that tells of it
 * @param messageId the message
 * @param labelIds  the message's labels when the record was served, or null when the record did not tell them
 */
public record Change(BigInteger historyId, String messageId, List<String> labelIds) implements Keyed {

    /** A message is added once, in however many records that is told. */
    @Override
    public String key() {
        return messageId;
    }
}
