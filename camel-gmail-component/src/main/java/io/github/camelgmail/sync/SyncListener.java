package io.github.camelgmail.sync;

import java.time.Instant;

/** Is told what a sync cannot make good. Called by the thread that finds it out, so it must be quick. */
public interface SyncListener {

    /**
     * The mailbox's history was found expired. Mail since then is listed instead, and none is lost; changes of labels and
     * deletions between then and now are missing and can't be known.
     *
     * @param since  from when on mail is listed
     * @param reason how it was found out
     */
    void historyLost(Instant since, String reason);

    /** A message is not handed out any more although it is not done. */
    void givenUp();
}
