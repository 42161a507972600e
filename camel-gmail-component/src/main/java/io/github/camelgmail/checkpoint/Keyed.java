package io.github.camelgmail.checkpoint;

import java.math.BigInteger;

/** A change as the ledger needs to know it. */
public interface Keyed {

    /** The same whenever the change is read, different for every other change. */
    String key();

    /** The id of the history record it stands in. */
    BigInteger historyId();
}
