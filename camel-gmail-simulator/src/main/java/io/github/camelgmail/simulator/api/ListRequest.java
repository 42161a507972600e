package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.MessageFilter;
import io.github.camelgmail.simulator.mailbox.Page;
import io.github.camelgmail.simulator.search.SearchQuery;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What messages.list, threads.list and drafts.list have in common: filter, page token and size estimate. */
final class ListRequest {

    /** What Gmail says for nearly every list of more than one page. */
    private static final int ESTIMATE_OF_LONG_LISTS = 201;

    private final MessageFilter filter;
    private final List<Object> query;
    private final long offset;
    private final int max;

    ListRequest(ApiCall call, Clock clock) {
        Parameters parameters = new Parameters(call);
        if (parameters.has("q") && call.scopes().contains(Scopes.METADATA)) {
            throw GmailError.forbidden("Metadata scope does not support 'q' parameter");
        }
        Set<String> labelIds = new LinkedHashSet<>(parameters.texts("labelIds"));
        labelIds.forEach(id -> {
            if (call.mailbox().labels().find(id).isEmpty()) {
                throw GmailError.invalidArgument("Invalid label: " + id);
            }
        });
        String q = parameters.text("q");
        boolean searches = q != null && !q.isBlank();
        boolean includeSpamTrash = parameters.flag("includeSpamTrash");
        filter = new MessageFilter(labelIds, searches ? SearchQuery.parse(q, clock) : null, includeSpamTrash);
        query = List.of(labelIds, searches ? q : "", includeSpamTrash);
        String pageToken = parameters.text("pageToken");
        offset = pageToken == null || pageToken.isEmpty() ? 0 : PageTokens.decode(pageToken, query);
        max = parameters.maxResults();
    }

    MessageFilter filter() {
        return filter;
    }

    /** Where the page begins. */
    long offset() {
        return offset;
    }

    /** The most entries of the page. */
    int max() {
        return max;
    }

    /** Adds what follows the entries: the token of the next page, if there is one, and the estimate. */
    void finish(ObjectNode answer, Page<?> page) {
        long next = offset + page.items().size();
        if (page.more()) {
            answer.put("nextPageToken", PageTokens.encode(next, query));
        }
        answer.put("resultSizeEstimate", page.more() ? ESTIMATE_OF_LONG_LISTS : Math.min(next, ESTIMATE_OF_LONG_LISTS));
    }
}
