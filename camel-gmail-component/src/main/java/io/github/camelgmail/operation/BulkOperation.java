package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.BatchDeleteMessagesRequest;
import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * A method that does the same to many messages in one call. More ids than a call may have are cut into several calls; but a
 * body that is the API's own request is one call, and is refused when it has too many.
 */
final class BulkOperation implements Operation {

    private static final BulkOperation MODIFY = new BulkOperation(MessagesMethods.BATCH_MODIFY);
    private static final BulkOperation DELETE = new BulkOperation(MessagesMethods.BATCH_DELETE);
    private static final String IDS = "ids";

    private final GmailMethod<Void> method;
    private final Operation asGiven;

    private BulkOperation(GmailMethod<Void> method) {
        this.method = method;
        this.asGiven = new MethodOperation<>(method);
    }

    /** {@code messages.batchModify}. */
    static BulkOperation ofModify() {
        return MODIFY;
    }

    /** {@code messages.batchDelete}. */
    static BulkOperation ofDelete() {
        return DELETE;
    }

    /** What a call costs in quota units. */
    int price() {
        return method.price().standard();
    }

    @Override
    public Set<String> arguments() {
        return asGiven.arguments();
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        Optional<List<String>> ids = ids(arguments);
        if (ids.isEmpty()) {
            return asGiven.run(mailbox, arguments);
        }
        GenericJson body = RequestBody.read(method, arguments.with(Map.of(IDS, ids.get())));
        return outcomes(mailbox, ids.get(), body, arguments, (done, id) -> null)
                .thenApply(outcomes -> ItemsOperation.answer(method, outcomes));
    }

    /**
     * What became of each message.
     *
     * @param change a body with what is to be done to each
     * @param result what to say of a message for which it was done
     */
    CompletableFuture<List<ItemOutcome>> outcomes(
            Mailbox mailbox,
            List<String> ids,
            GenericJson change,
            Arguments arguments,
            BiFunction<Void, String, Object> result) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return new ItemCalls<>(
                        mailbox,
                        ItemCalls.grouped(ids, BodyCheck.MOST_IDS),
                        groups -> calls(mailbox, groups, change, arguments),
                        result)
                .run();
    }

    private CompletableFuture<List<GmailCall<Void>>> calls(
            Mailbox mailbox, List<List<String>> groups, GenericJson change, Arguments arguments) {
        GenericJson first = request(change, groups.get(0));
        return RequestBody.resolve(method, first, Map.of(), mailbox, arguments).thenApply(resolved -> groups.stream()
                .map(ids -> GmailCall.of(method).withBody(request((GenericJson) resolved, ids)))
                .toList());
    }

    private GenericJson request(GenericJson change, List<String> ids) {
        GenericJson request = method == MessagesMethods.BATCH_DELETE
                ? new BatchDeleteMessagesRequest()
                : new BatchModifyMessagesRequest();
        change.forEach(request::set);
        return request.set(IDS, new ArrayList<>(ids));
    }

    private Optional<List<String>> ids(Arguments arguments) {
        Object body = arguments.message().getBody();
        if (arguments.find(IDS).isPresent()) {
            return Optional.of(arguments.list(IDS));
        }
        boolean otherwise = body instanceof Map && !(body instanceof Message);
        return otherwise ? Optional.empty() : ItemIds.of("messageId", body).map(ItemIds::ids);
    }
}
