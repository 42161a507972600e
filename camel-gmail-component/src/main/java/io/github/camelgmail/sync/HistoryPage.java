package io.github.camelgmail.sync;

import java.math.BigInteger;
import java.util.List;

/**
 * One page of the mailbox's history.
 *
 * @param changes       in the order of the history
 * @param lastRecord    the id of its last record; that of the record before where it has none
 * @param current       the mailbox's own history id as the page tells it
 * @param nextPageToken leads to the next page; null after the last. A page without changes may have a successor
 */
record HistoryPage(List<Change> changes, BigInteger lastRecord, BigInteger current, String nextPageToken) {

    boolean last() {
        return nextPageToken == null;
    }
}
