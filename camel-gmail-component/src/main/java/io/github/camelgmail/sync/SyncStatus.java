package io.github.camelgmail.sync;

/**
 * How a sync is doing, at one moment.
 *
 * @param waiting        changes that wait for a route
 * @param inFlight       changes that are in a route
 * @param listed         messages of a listing (a first start, an expired history) that are still to be done
 * @param pendingActions messages whose labels are still to be changed
 * @param historyLosses  how often the mailbox's history was found expired since the start
 */
public record SyncStatus(int waiting, int inFlight, int listed, int pendingActions, int historyLosses) {

    /** Nothing is going on. */
    public static final SyncStatus CLOSED = new SyncStatus(0, 0, 0, 0, 0);

    /** Both together. */
    public SyncStatus plus(SyncStatus other) {
        return new SyncStatus(
                waiting + other.waiting,
                inFlight + other.inFlight,
                listed + other.listed,
                pendingActions + other.pendingActions,
                historyLosses + other.historyLosses);
    }
}
