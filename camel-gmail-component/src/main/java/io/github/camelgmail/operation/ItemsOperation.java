package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.Await;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A method on one message, thread or draft; and, where the body is a list of them, on each. A list is answered item by item,
 * in its order, and fails with {@link GmailItemsException} when an item does.
 *
 * @param <T> what the method answers
 */
final class ItemsOperation<T> implements Operation {

    private final GmailMethod<T> method;
    private final Operation single;
    private final String option;

    /** @param single the method on one of them */
    ItemsOperation(GmailMethod<T> method, Operation single) {
        this.method = method;
        this.single = single;
        this.option = CallBuilder.option(method, "id");
    }

    @Override
    public Set<String> arguments() {
        return single.arguments();
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        ItemIds items = ItemIds.of(option, arguments).orElse(null);
        if (items == null) {
            return single.run(mailbox, arguments);
        }
        if (!items.list()) {
            return single.run(mailbox, of(items.ids().get(0), arguments));
        }
        return outcomes(mailbox, items.ids(), arguments).thenApply(outcomes -> answer(method, outcomes));
    }

    /** Results in order, unless there are failures; a method that answers nothing leaves the body as it is. */
    static Answer answer(GmailMethod<?> method, List<ItemOutcome> outcomes) {
        if (outcomes.stream().anyMatch(outcome -> !outcome.succeeded())) {
            throw new GmailItemsException(method.id(), outcomes);
        }
        boolean nothing = method.responseType() == Void.class;
        return new Answer(
                nothing ? null : outcomes.stream().map(ItemOutcome::result).toList(), Map.of());
    }

    private Arguments of(String id, Arguments arguments) {
        return arguments.with(Map.of(option, id));
    }

    private CompletableFuture<List<ItemOutcome>> outcomes(Mailbox mailbox, List<String> ids, Arguments arguments) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        if (single instanceof DownloadOperation<?> download && download.streams(arguments)) {
            return downloads(mailbox, ids, arguments);
        }
        GenericJson body = method.takesBody() ? RequestBody.read(method, arguments) : null;
        if (isCheaper(BulkOperation.ofModify(), MessagesMethods.MODIFY, ids)) {
            return BulkOperation.ofModify()
                    .outcomes(mailbox, ids, body, arguments, (done, id) -> new Message().setId(id));
        }
        if (isCheaper(BulkOperation.ofDelete(), MessagesMethods.DELETE, ids)) {
            return BulkOperation.ofDelete().outcomes(mailbox, ids, new GenericJson(), arguments, (done, id) -> null);
        }
        return new ItemCalls<T>(
                        mailbox,
                        ItemCalls.grouped(ids, 1),
                        groups -> calls(mailbox, groups, body, arguments),
                        (result, id) -> result)
                .run();
    }

    private boolean isCheaper(BulkOperation bulk, GmailMethod<?> each, List<String> ids) {
        return method == each && each.price().standard() * ids.size() > bulk.price();
    }

    private CompletableFuture<List<GmailCall<T>>> calls(
            Mailbox mailbox, List<List<String>> groups, GenericJson body, Arguments arguments) {
        return CallBuilder.build(method, mailbox, of(groups.get(0).get(0), arguments))
                .thenCompose(call -> body == null
                        ? CompletableFuture.completedFuture(call)
                        : RequestBody.resolve(method, body, Map.of(), mailbox, arguments)
                                .thenApply(call::withBody))
                .thenApply(call -> groups.stream()
                        .map(group -> call.with("id", group.get(0)))
                        .toList());
    }

    private CompletableFuture<List<ItemOutcome>> downloads(Mailbox mailbox, List<String> ids, Arguments arguments) {
        List<CompletableFuture<ItemOutcome>> outcomes = ids.stream()
                .map(id -> single.run(mailbox, of(id, arguments))
                        .handle((answer, failure) -> failure == null
                                ? new ItemOutcome(id, answer.body(), null)
                                : new ItemOutcome(id, null, cause(failure))))
                .toList();
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(
                        done -> outcomes.stream().map(CompletableFuture::join).toList());
    }

    private static RuntimeException cause(Throwable failure) {
        Throwable cause = Await.cause(failure);
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }
}
