package io.github.camelgmail.simulator.mailbox;

import java.util.concurrent.atomic.AtomicInteger;

/** The irregularities of Gmail's history lists, switched on by tests; none by default. Safe for concurrent use. */
public final class HistoryFaults {

    private final AtomicInteger emptyPages = new AtomicInteger();
    private final AtomicInteger duplicatePages = new AtomicInteger();
    private volatile boolean futureStartRefused;

    HistoryFaults() {}

    /** Makes the next {@code count} pages empty, each with a token that leads on to what it held back. */
    public void emptyPages(int count) {
        emptyPages.set(count);
    }

    /** Makes the next {@code count} pages that hold records end with a second copy of their first record. */
    public void duplicateRecords(int count) {
        duplicatePages.set(count);
    }

    /** Whether a start beyond the current history id is refused with 404; otherwise it finds nothing. */
    public void refuseFutureStart(boolean refused) {
        futureStartRefused = refused;
    }

    boolean takeEmptyPage() {
        return take(emptyPages);
    }

    boolean takeDuplicate() {
        return take(duplicatePages);
    }

    boolean refusesFutureStart() {
        return futureStartRefused;
    }

    private static boolean take(AtomicInteger budget) {
        return budget.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
