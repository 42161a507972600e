package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.History;
import io.github.camelgmail.simulator.mailbox.HistoryPage;
import io.github.camelgmail.simulator.mailbox.HistoryRecord;
import io.github.camelgmail.simulator.mailbox.HistoryType;
import java.util.List;
import java.util.Set;

/** Resource {@code users.history}. */
final class HistoryApi {

    List<ApiMethod> methods() {
        return List.of(
                new ApiMethod("history.list", "GET", ApiMethods.ROOT + "history", 2, 2, Scopes.LIST, 0, this::list));
    }

    private ApiResponse list(ApiCall call) {
        Parameters parameters = new Parameters(call);
        long start = parameters.unsigned("startHistoryId", Long.MAX_VALUE, "TYPE_UINT64");
        Set<HistoryType> asked = parameters.choices("historyTypes", HistoryType.class);
        Set<HistoryType> types = asked.isEmpty() ? History.allTypes() : asked;
        String labelId = parameters.text("labelId");
        if (labelId != null && call.mailbox().labels().find(labelId).isEmpty()) {
            throw GmailError.invalidArgument("Invalid label: " + labelId);
        }
        List<Object> query = List.of(start, types, labelId == null ? "" : labelId);
        String pageToken = parameters.text("pageToken");
        long after = pageToken == null || pageToken.isEmpty() ? start : PageTokens.decode(pageToken, query);

        History history = call.mailbox().history();
        HistoryPage page = history.list(start, after, types, labelId, parameters.maxResults());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!page.records().isEmpty()) {
            ArrayNode records = answer.putArray("history");
            page.records().forEach(record -> records.add(render(record, history)));
        }
        page.next().ifPresent(next -> answer.put("nextPageToken", PageTokens.encode(next, query)));
        answer.put("historyId", Long.toString(page.historyId()));
        return ApiResponse.ok(answer);
    }

    private static ObjectNode render(HistoryRecord record, History history) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", Long.toString(record.id()));
        node.putArray("messages").add(MessageJson.reference(record.messageId(), record.threadId()));
        if (record.added()) {
            change(node, "messagesAdded", record, history);
        }
        if (record.deleted()) {
            change(node, "messagesDeleted", record, history);
        }
        if (!record.labelsAdded().isEmpty()) {
            MessageJson.withLabels(change(node, "labelsAdded", record, history), record.labelsAdded());
        }
        if (!record.labelsRemoved().isEmpty()) {
            MessageJson.withLabels(change(node, "labelsRemoved", record, history), record.labelsRemoved());
        }
        return node;
    }

    /** The message in a change carries the labels it has now, not those it had then. */
    private static ObjectNode change(ObjectNode node, String field, HistoryRecord record, History history) {
        ObjectNode change = node.putArray(field).addObject();
        change.set(
                "message",
                MessageJson.withLabels(
                        MessageJson.reference(record.messageId(), record.threadId()),
                        history.labelsOf(record.messageId())));
        return change;
    }
}
