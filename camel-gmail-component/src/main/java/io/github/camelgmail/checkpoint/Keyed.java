package io.github.camelgmail.checkpoint;

import java.math.BigInteger;

/** A change as the ledger needs to know it. */
public interface Keyed {

    /** The same whenever the change is read, different for every other change. */
    String key();

    /** Where it stands in the order of reading: the id of its history record, or its place in a listing. */
    BigInteger position();
}
