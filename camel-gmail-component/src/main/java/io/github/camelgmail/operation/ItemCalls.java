package io.github.camelgmail.operation;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.client.CallOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Calls for the items of a list, made together, each for one item or for several. An item's outcome is its call's.
 *
 * @param <T>     what a call answers
 * @param mailbox whose items they are
 * @param groups  the ids that go into each call
 * @param calls   makes the calls for groups, with labels as the mailbox has them now
 * @param results what the answer to a call says of an item
 */
record ItemCalls<T>(
        Mailbox mailbox,
        List<List<String>> groups,
        Function<List<List<String>>, CompletableFuture<List<GmailCall<T>>>> calls,
        BiFunction<T, String, Object> results) {

    /** One outcome an item, in order. */
    CompletableFuture<List<ItemOutcome>> run() {
        return execute(groups).thenCompose(this::again).thenApply(this::items);
    }

    private CompletableFuture<List<CallOutcome<T>>> execute(List<List<String>> some) {
        return calls.apply(some).thenCompose(mailbox.client()::executeAll);
    }

    /** What was refused for a label that was deleted meanwhile is made once more, with labels that are looked up again. */
    private CompletableFuture<List<CallOutcome<T>>> again(List<CallOutcome<T>> first) {
        List<Integer> stale = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            if (!first.get(i).succeeded()
                    && mailbox.labels().isStale(first.get(i).failure())) {
                stale.add(i);
            }
        }
        if (stale.isEmpty() || !mailbox.labels().forget()) {
            return CompletableFuture.completedFuture(first);
        }
        return execute(stale.stream().map(groups::get).toList()).thenApply(second -> {
            List<CallOutcome<T>> all = new ArrayList<>(first);
            for (int i = 0; i < stale.size(); i++) {
                all.set(stale.get(i), second.get(i));
            }
            return all;
        });
    }

    private List<ItemOutcome> items(List<CallOutcome<T>> outcomes) {
        List<ItemOutcome> items = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            CallOutcome<T> outcome = outcomes.get(i);
            for (String id : groups.get(i)) {
                Object result = outcome.succeeded() ? results.apply(outcome.result(), id) : null;
                items.add(new ItemOutcome(id, result, outcome.failure()));
            }
        }
        return items;
    }

    /** The ids in groups of at most so many. */
    static List<List<String>> grouped(List<String> ids, int most) {
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += most) {
            groups.add(ids.subList(from, Math.min(ids.size(), from + most)));
        }
        return groups;
    }
}
