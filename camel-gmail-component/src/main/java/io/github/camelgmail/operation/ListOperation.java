package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailParameter;
import io.github.camelgmail.operation.PagedItems.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A method that lists. Answers with all items, up to {@code limit}, as a list or, with {@code streaming}, as an iterator
 * that fetches a page when the one before is used up; or with one page when {@code maxResults}
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
    public Set<String> arguments() {
        return ArgumentNames.plus(ArgumentNames.ofCall(method), "limit", "streaming");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        int limit = arguments.number("limit").orElse(Integer.MAX_VALUE);
        boolean streaming = arguments.isTrue("streaming");
        boolean sized = pageSize == null || arguments.find(pageSize).isPresent();
        boolean onePage = !streaming && (sized || arguments.find("pageToken").isPresent());
        return mailbox.labels().withCurrent(() -> CallBuilder.build(method, mailbox, arguments)
                .thenApply(this::withPageToken)
                .thenApply(call -> sized || onePage ? call : call.with(pageSize, largestPage(limit)))
                .thenCompose(call -> streaming ? stream(mailbox, call, limit) : list(mailbox, call, limit, onePage)));
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

    private CompletableFuture<Answer> stream(Mailbox mailbox, GmailCall<T> call, int limit) {
        return fetch(mailbox, call)
                .thenApply(first -> answer(
                        new PagedItems(token -> fetch(mailbox, call.with("pageToken", token)), first, limit), null));
    }

    private CompletableFuture<Answer> list(Mailbox mailbox, GmailCall<T> call, int limit, boolean onePage) {
        return collect(mailbox, call, limit, onePage, new ArrayList<>());
    }

    private CompletableFuture<Answer> collect(
            Mailbox mailbox, GmailCall<T> call, int limit, boolean onePage, List<Object> found) {
        return fetch(mailbox, call).thenCompose(page -> {
            found.addAll(page.items().subList(0, Math.min(page.items().size(), limit - found.size())));
            Object next = page.token();
            if (next == null || onePage || found.size() >= limit) {
                return CompletableFuture.completedFuture(answer(found, onePage ? next : null));
            }
            return collect(mailbox, call.with("pageToken", next), limit, false, found);
        });
    }

    private CompletableFuture<Page> fetch(Mailbox mailbox, GmailCall<T> call) {
        return mailbox.client().execute(call).thenApply(answer -> {
            GenericJson json = (GenericJson) answer;
            List<?> found = json.get(items) instanceof List<?> list ? list : List.of();
            return new Page(found, json.get("nextPageToken"));
        });
    }

    private static Answer answer(Object found, Object nextPageToken) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Arguments.header("nextPageToken"), nextPageToken);
        return new Answer(found, headers);
    }
}
