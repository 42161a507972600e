package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.MailThread;
import io.github.camelgmail.simulator.mailbox.Page;
import io.github.camelgmail.simulator.mailbox.ResourceIds;
import java.time.Clock;
import java.util.List;

/** Resource {@code users.threads}. */
final class ThreadsApi {

    private final Clock clock;
    private final MessageJson json;

    ThreadsApi(Clock clock, MessageJson json) {
        this.clock = clock;
        this.json = json;
    }

    List<ApiMethod> methods() {
        String threads = ApiMethods.ROOT + "threads";
        String thread = threads + "/{id}";
        return List.of(
                new ApiMethod("threads.list", "GET", threads, 10, 10, Scopes.LIST, 0, this::list),
                new ApiMethod("threads.get", "GET", thread, 10, 40, Scopes.GET, 0, this::get),
                new ApiMethod("threads.modify", "POST", thread + "/modify", 10, 10, Scopes.CHANGE, 0, this::modify),
                new ApiMethod("threads.trash", "POST", thread + "/trash", 10, 20, Scopes.CHANGE, 0, this::trash),
                new ApiMethod("threads.untrash", "POST", thread + "/untrash", 10, 10, Scopes.CHANGE, 0, this::untrash),
                new ApiMethod("threads.delete", "DELETE", thread, 20, 20, Scopes.DELETE, 0, this::delete));
    }

    private ApiResponse list(ApiCall call) {
        ListRequest request = new ListRequest(call, clock);
        Page<MailThread> page = call.mailbox().listThreads(request.filter(), request.offset(), request.max());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!page.items().isEmpty()) {
            ArrayNode threads = answer.putArray("threads");
            page.items().forEach(thread -> threads.addObject()
                    .put("id", thread.id())
                    .put("snippet", thread.newest().mail().snippet())
                    .put("historyId", Long.toString(thread.historyId())));
        }
        request.finish(answer, page);
        return ApiResponse.ok(answer);
    }

    private ApiResponse get(ApiCall call) {
        Parameters parameters = new Parameters(call);
        MessageFormat format = parameters.choice("format", MessageFormat.class, MessageFormat.FULL);
        if (format == MessageFormat.RAW) {
            throw Parameters.invalid("format", "TYPE_ENUM", parameters.text("format"));
        }
        MessagesApi.requireAllowed(format, call);
        String id = ResourceIds.requireMessageId(call.path().get("id"));
        MailThread thread = call.mailbox().thread(id).orElseThrow(GmailError::notFound);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", thread.id()).put("historyId", Long.toString(thread.historyId()));
        ArrayNode messages = answer.putArray("messages");
        List<String> headers = parameters.texts("metadataHeaders");
        thread.messages().forEach(message -> messages.add(json.render(message, format, headers)));
        return ApiResponse.ok(answer);
    }

    private ApiResponse modify(ApiCall call) {
        return summary(call.mailbox().modifyThread(call.path().get("id"), RequestBody.labelChange(call.body())));
    }

    private ApiResponse trash(ApiCall call) {
        return summary(call.mailbox().trashThread(call.path().get("id")));
    }

    private ApiResponse untrash(ApiCall call) {
        return summary(call.mailbox().untrashThread(call.path().get("id")));
    }

    private ApiResponse delete(ApiCall call) {
        call.mailbox().deleteThread(call.path().get("id"));
        return ApiResponse.noContent();
    }

    private static ApiResponse summary(MailThread thread) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", thread.id());
        ArrayNode messages = answer.putArray("messages");
        thread.messages().forEach(message -> messages.add(MessageJson.summary(message)));
        return ApiResponse.ok(answer);
    }
}
