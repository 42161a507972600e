package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.ListThreadsResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Thread;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.ThreadsMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lists the ids of messages, or of threads, all pages; a page without any may have a successor. */
final class MessageLister {

    private static final int LARGEST_PAGE = 500;

    private final GmailClient client;
    private final MessageFilter filter;

    MessageLister(GmailClient client, MessageFilter filter) {
        this.client = client;
        this.filter = filter;
    }

    /**
     * The messages that have the filter's labels and match a search.
     *
     * @param query as in Gmail's search box; empty for all
     * @return ids, newest first, as Gmail lists them
     */
    List<String> list(String query) {
        return list(
                call(MessagesMethods.LIST, query).with("fields", "nextPageToken,messages(id)"),
                page -> ids(page.getMessages(), Message::getId),
                ListMessagesResponse::getNextPageToken);
    }

    /** The threads of which a message has the filter's labels and matches a search; otherwise as {@link #list}. */
    List<String> listThreads(String query) {
        return list(
                call(ThreadsMethods.LIST, query).with("fields", "nextPageToken,threads(id)"),
                page -> ids(page.getThreads(), Thread::getId),
                ListThreadsResponse::getNextPageToken);
    }

    private <T> List<String> list(GmailCall<T> call, Function<T, List<String>> ids, Function<T, String> nextPageToken) {
        List<String> found = new ArrayList<>();
        String pageToken = null;
        do {
            T page = Await.answer(client.execute(call.with("pageToken", pageToken)));
            found.addAll(ids.apply(page));
            pageToken = nextPageToken.apply(page);
        } while (pageToken != null);
        return found;
    }

    private static <T> List<String> ids(List<T> items, Function<T, String> id) {
        return items == null ? List.of() : items.stream().map(id).toList();
    }

    private <T> GmailCall<T> call(GmailMethod<T> method, String query) {
        Set<String> labels = filter.all();
        return GmailCall.of(method)
                .with("labelIds", labels.isEmpty() ? null : List.copyOf(labels))
                .with("q", query.isEmpty() ? null : query)
                .with("includeSpamTrash", filter.includeSpamTrash() ? Boolean.TRUE : null)
                .with("maxResults", LARGEST_PAGE);
    }
}
