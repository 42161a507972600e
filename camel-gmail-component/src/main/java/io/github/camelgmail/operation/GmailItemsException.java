package io.github.camelgmail.operation;

import java.util.List;

/** An operation on a list failed for some of the items, or for all. The others are done and stay so. */
public final class GmailItemsException extends RuntimeException {

    private final transient List<ItemOutcome> outcomes;

    GmailItemsException(String operation, List<ItemOutcome> outcomes) {
        super(describe(operation, outcomes), failures(outcomes).get(0).failure());
        this.outcomes = List.copyOf(outcomes);
    }

    /** What became of each item, in the order in which they were given. */
    public List<ItemOutcome> outcomes() {
        return outcomes;
    }

    /** Those that failed, in the same order. */
    public List<ItemOutcome> failures() {
        return failures(outcomes);
    }

    private static List<ItemOutcome> failures(List<ItemOutcome> outcomes) {
        return outcomes.stream().filter(outcome -> !outcome.succeeded()).toList();
    }

    private static String describe(String operation, List<ItemOutcome> outcomes) {
        List<ItemOutcome> failures = failures(outcomes);
        return operation + " failed for " + failures.size() + " of " + outcomes.size() + " items, first for "
                + failures.get(0).id() + ": " + failures.get(0).failure().getMessage();
    }
}
