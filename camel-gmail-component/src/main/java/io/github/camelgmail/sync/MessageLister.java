package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the ids of messages, all pages; a page without messages may have a successor. */
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
        List<String> ids = new ArrayList<>();
        String pageToken = null;
        do {
            ListMessagesResponse page = Await.answer(client.execute(call(query).with("pageToken", pageToken)));
            if (page.getMessages() != null) {
                page.getMessages().stream().map(Message::getId).forEach(ids::add);
            }
            pageToken = page.getNextPageToken();
        } while (pageToken != null);
        return ids;
    }

    private GmailCall<ListMessagesResponse> call(String query) {
        Set<String> labels = filter.all();
        return GmailCall.of(MessagesMethods.LIST)
                .with("labelIds", labels.isEmpty() ? null : List.copyOf(labels))
                .with("q", query.isEmpty() ? null : query)
                .with("includeSpamTrash", filter.includeSpamTrash() ? Boolean.TRUE : null)
                .with("maxResults", LARGEST_PAGE)
                .with("fields", "nextPageToken,messages(id)");
    }
}
