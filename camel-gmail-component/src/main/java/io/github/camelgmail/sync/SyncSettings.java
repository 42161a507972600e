package io.github.camelgmail.sync;

import java.util.List;

/**
 * What a sync reads, and how.
 *
 * @param labelIds         names or ids of labels that a message must have, all of them
 * @param includeSpamTrash whether messages in SPAM and TRASH are taken
 * @param format           {@code messages.get}'s format
 * @param metadataHeaders  {@code messages.get}'s metadataHeaders; empty for all
 * @param batchSize        how many messages are fetched at once
 * @param maxInFlight      how many messages may be on their way
 * @param maxAttempts      how often a message is handed out before it is set aside
 */
public record SyncSettings(
        List<String> labelIds,
        boolean includeSpamTrash,
        String format,
        List<String> metadataHeaders,
        int batchSize,
        int maxInFlight,
        int maxAttempts) {}
