package io.github.camelgmail.sync;

import java.util.concurrent.TimeUnit;

/** Searches with bounds in time: epoch seconds, since Gmail reads plain dates as midnight Pacific time. */
final class Queries {

    private Queries() {}

    /**
     * @param query       empty for all
     * @param sinceMillis messages from here on, in ms since 1970; 0 for no bound
     */
    static String since(String query, long sinceMillis) {
        if (sinceMillis <= 0) {
            return query;
        }
        // "after:" is told to exclude its second by some and to include it by others: one second earlier serves both.
        String after = "after:" + (TimeUnit.MILLISECONDS.toSeconds(sinceMillis) - 1);
        return query.isEmpty() ? after : "(" + query + ") " + after;
    }
}
