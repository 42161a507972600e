package io.github.camelgmail.sync;

import java.math.BigInteger;
import java.util.List;

/**
 * One page of the mailbox's history.
 *
 * @param changes       in the order of the history
 * @param readUpTo      everything up to this history id has been read with this page
 * @param nextPageToken leads to the next page; null after the last. A page without changes may have a successor
 */
record HistoryPage(List<Change> changes, BigInteger readUpTo, String nextPageToken) {

    boolean last() {
        return nextPageToken == null;
    }
}
