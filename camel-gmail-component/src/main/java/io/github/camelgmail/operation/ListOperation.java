package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A method that lists. Answers with all items, up to {@code limit}; or with one page when {@code maxResults}
 * ({@code pageSize} for the cse methods) or {@code pageToken} ask for one. A page without items may have a successor.
 */
final class ListOperation<T> implements Operation {

    private static final int LARGEST_PAGE = 500;

    private final GmailMethod<T> method;
    private final String items;
    /** The parameter for the size of a page, or null when the method answers everything at once. */
    private final String pageSize;

    /** @param items the name of the list in the answer */
    ListOperation(GmailMethod<T> method, String items) {
        this.method = method;
        this.items = items;
        this.pageSize = method.parameters().stream()
                .map(GmailParameter::name)
                .filter(List.of("maxResults", "pageSize")::contains)
                .findFirst()
                .orElse(null);
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        int limit = arguments.number("limit").orElse(Integer.MAX_VALUE);
        boolean onePage = pageSize == null
                || arguments.find(pageSize).isPresent()
                || arguments.find("pageToken").isPresent();
        return CallBuilder.build(method, mailbox, arguments)
                .thenApply(this::withPageToken)
                .thenApply(call -> onePage ? call : call.with(pageSize, largestPage(limit)))
                .thenCompose(call -> collect(mailbox, call, limit, onePage, new ArrayList<>()));
    }

    /** Null, which leaves it to Gmail, where the API reference tells no largest size. */
    private Integer largestPage(int limit) {
        return "maxResults".equals(pageSize) ? Integer.valueOf(Math.min(limit, LARGEST_PAGE)) : null;
    }

    /** A mask of the user's must not hide that there is another page. */
    private GmailCall<T> withPageToken(GmailCall<T> call) {
        Object mask = call.parameters().get("fields");
        return mask == null || pageSize == null ? call : call.with("fields", mask + ",nextPageToken");
    }

    private CompletableFuture<Answer> collect(
            Mailbox mailbox, GmailCall<T> call, int limit, boolean onePage, List<Object> found) {
        return mailbox.client().execute(call).thenCompose(page -> {
            GenericJson json = (GenericJson) page;
            if (json.get(items) instanceof List<?> more) {
                found.addAll(more.subList(0, Math.min(more.size(), limit - found.size())));
            }
            Object next = json.get("nextPageToken");
            if (next == null || onePage || found.size() >= limit) {
                return CompletableFuture.completedFuture(answer(found, onePage ? next : null));
            }
            return collect(mailbox, call.with("pageToken", next), limit, false, found);
        });
    }

    private static Answer answer(List<Object> found, Object nextPageToken) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Arguments.header("nextPageToken"), nextPageToken);
        return new Answer(found, headers);
    }
}
