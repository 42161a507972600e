package io.github.camelgmail.sync;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a sync reads, and how.
 *
 * @param filter            the options that say what it takes, as text; to tell when they have changed
 * @param labelIds          names or ids of labels that a message must have, all of them
 * @param anyLabelIds       names or ids of labels of which a message must have one
 * @param excludeLabelIds   names or ids of labels that a message must not have
 * @param includeSpamTrash  whether messages in SPAM and TRASH are taken
 * @param query             a search that a message must match; empty for none
 * @param searchLag         how long to wait for Gmail's search index
 * @param historyTypes      the kinds of changes that are taken
 * @param initialSync       what of the messages that are there at a first start is taken
 * @param requireCheckpoint whether a first start is refused
 * @param threads           whether threads are handed out, one for all that changed in it at once, and not messages
 * @param format            {@code messages.get}'s format
 * @param metadataHeaders   {@code messages.get}'s metadataHeaders; empty for all
 * @param batchSize         how many messages one batch fetches
 * @param maxInFlight       how many messages may be on their way
 * @param maxInFlightBytes  how many bytes of messages are fetched ahead
 * @param orderByThread     whether the messages of a thread are handed out one after the other
 * @param failurePolicy     what becomes of a message whose route fails
 * @param maxAttempts       how often a message is handed out before it is given up
 * @param onSuccess         what is done to a message that was handled
 * @param onFailure         what is done to a message that was given up
 */
public record SyncSettings(
        String filter,
        List<String> labelIds,
        List<String> anyLabelIds,
        List<String> excludeLabelIds,
        boolean includeSpamTrash,
        String query,
        Duration searchLag,
        Set<HistoryType> historyTypes,
        InitialSync initialSync,
        boolean requireCheckpoint,
        boolean threads,
        String format,
        List<String> metadataHeaders,
        int batchSize,
        int maxInFlight,
        long maxInFlightBytes,
        boolean orderByThread,
        FailurePolicy failurePolicy,
        int maxAttempts,
        ActionSettings onSuccess,
        ActionSettings onFailure) {

    /** What becomes of a message whose route fails. */
    public enum FailurePolicy {
        /** It is handed out again, after growing delays, and given up after the last attempt. */
        RETRY,
        /** It is given up at once. */
        SKIP,
        /** The consumer stops, and begins with it when it is started again. */
        STOP
    }

    /**
     * Which messages of those that are there at a first start are taken.
     *
     * @param wanted whether any
     * @param window how far back; null for all
     * @param query  a search that they must match besides; empty for none
     */
    public record InitialSync(boolean wanted, Duration window, String query) {}
}
