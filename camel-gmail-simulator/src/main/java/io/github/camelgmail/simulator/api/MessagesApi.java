package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.LabelChange;
import io.github.camelgmail.simulator.mailbox.Page;
import io.github.camelgmail.simulator.mailbox.ResourceIds;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.time.Clock;
import java.util.List;

/** Resource {@code users.messages}, but for the methods that make new messages. */
final class MessagesApi {

    private static final int MOST_IDS = 1000;

    private final Clock clock;
    private final MessageJson json;

    MessagesApi(Clock clock, MessageJson json) {
        this.clock = clock;
        this.json = json;
    }

    List<ApiMethod> methods() {
        String messages = ApiMethods.ROOT + "messages";
        String message = messages + "/{id}";
        return List.of(
                new ApiMethod("messages.list", "GET", messages, 5, 5, Scopes.LIST, 0, this::list),
                new ApiMethod("messages.get", "GET", message, 5, 20, Scopes.GET, 0, this::get),
                new ApiMethod("messages.modify", "POST", message + "/modify", 5, 5, Scopes.CHANGE, 0, this::modify),
                new ApiMethod("messages.trash", "POST", message + "/trash", 5, 20, Scopes.CHANGE, 0, this::trash),
                new ApiMethod("messages.untrash", "POST", message + "/untrash", 5, 5, Scopes.CHANGE, 0, this::untrash),
                new ApiMethod("messages.delete", "DELETE", message, 10, 10, Scopes.DELETE, 0, this::delete),
                new ApiMethod(
                        "messages.batchModify",
                        "POST",
                        messages + "/batchModify",
                        50,
                        50,
                        Scopes.CHANGE,
                        0,
                        this::batchModify),
                new ApiMethod(
                        "messages.batchDelete",
                        "POST",
                        messages + "/batchDelete",
                        50,
                        50,
                        Scopes.DELETE,
                        0,
                        this::batchDelete));
    }

    private ApiResponse list(ApiCall call) {
        ListRequest request = new ListRequest(call, clock);
        Page<StoredMessage> page = call.mailbox().list(request.filter(), request.offset(), request.max());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!page.items().isEmpty()) {
            ArrayNode messages = answer.putArray("messages");
            page.items().forEach(message -> messages.add(MessageJson.reference(message)));
        }
        request.finish(answer, page);
        return ApiResponse.ok(answer);
    }

    private ApiResponse get(ApiCall call) {
        Parameters parameters = new Parameters(call);
        MessageFormat format = parameters.choice("format", MessageFormat.class, MessageFormat.FULL);
        requireAllowed(format, call);
        String id = ResourceIds.requireMessageId(call.path().get("id"));
        StoredMessage message = call.mailbox().message(id).orElseThrow(GmailError::notFound);
        return ApiResponse.ok(json.render(message, format, parameters.texts("metadataHeaders")));
    }

    /** Refuses what the metadata scope forbids, which it does even beside a wider scope. */
    static void requireAllowed(MessageFormat format, ApiCall call) {
        boolean tellsContent = format == MessageFormat.FULL || format == MessageFormat.RAW;
        if (tellsContent && call.scopes().contains(Scopes.METADATA)) {
            throw GmailError.forbidden("Metadata scope doesn't allow format " + format);
        }
    }

    private ApiResponse modify(ApiCall call) {
        LabelChange change = RequestBody.labelChange(call.body());
        return summary(call.mailbox().modify(call.path().get("id"), change));
    }

    private ApiResponse trash(ApiCall call) {
        return summary(call.mailbox().trash(call.path().get("id")));
    }

    private ApiResponse untrash(ApiCall call) {
        return summary(call.mailbox().untrash(call.path().get("id")));
    }

    private ApiResponse delete(ApiCall call) {
        call.mailbox().delete(call.path().get("id"));
        return ApiResponse.noContent();
    }

    private ApiResponse batchModify(ApiCall call) {
        List<String> ids = ids(call);
        call.mailbox().modifyAll(ids, RequestBody.labelChange(call.body()));
        return ApiResponse.noContent();
    }

    private ApiResponse batchDelete(ApiCall call) {
        call.mailbox().deleteAll(ids(call));
        return ApiResponse.noContent();
    }

    private static List<String> ids(ApiCall call) {
        List<String> ids = RequestBody.texts(call.body(), "ids");
        if (ids.isEmpty()) {
            throw GmailError.invalidArgument("No message ids specified");
        }
        if (ids.size() > MOST_IDS) {
            throw GmailError.invalidArgument("Too many message ids: at most " + MOST_IDS);
        }
        ids.forEach(ResourceIds::requireMessageId);
        return ids;
    }

    private static ApiResponse summary(StoredMessage message) {
        return ApiResponse.ok(MessageJson.summary(message));
    }
}
