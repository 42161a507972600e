package io.github.camelgmail.operation;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The items of a list, fetched page by page while they are asked for: never more than a page is in memory. Waits for Gmail
 * where a page ends, and throws what Gmail refuses there. For one thread at a time.
 */
final class PagedItems implements Iterator<Object> {

    /**
     * One page.
     *
     * @param items what it has; may be empty though there is another page
     * @param token leads to the next page; null after the last
     */
    record Page(List<?> items, Object token) {}

    private final Function<Object, CompletableFuture<Page>> fetch;
    private Iterator<?> items;
    private Object token;
    private int left;
    private RuntimeException failure;

    /**
     * @param fetch gets the page of a token
     * @param first the first page
     * @param limit how many items there are at most
     */
    PagedItems(Function<Object, CompletableFuture<Page>> fetch, Page first, int limit) {
        this.fetch = fetch;
        this.left = limit;
        take(first);
    }

    /** Whether there is another item, or a failure to tell: {@link #next} throws it, after all items before it. */
    @Override
    public boolean hasNext() {
        try {
            while (failure == null && left > 0 && !items.hasNext() && token != null) {
                take(fetch.apply(token).join());
            }
        } catch (CompletionException e) {
            failure = e.getCause() instanceof RuntimeException refused ? refused : e;
        }
        return failure != null || left > 0 && items.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (failure != null) {
            throw failure;
        }
        left--;
        return items.next();
    }

    private void take(Page page) {
        items = page.items().iterator();
        token = page.token();
    }
}
