package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Draft;
import io.github.camelgmail.simulator.mailbox.Page;
import java.time.Clock;
import java.util.List;

/** Resource {@code users.drafts}. */
final class DraftsApi {

    private final Clock clock;
    private final MessageJson json;

    DraftsApi(Clock clock, MessageJson json) {
        this.clock = clock;
        this.json = json;
    }

    List<ApiMethod> methods() {
        String drafts = ApiMethods.ROOT + "drafts";
        String draft = drafts + "/{id}";
        long most = ApiMethods.MOST_SENT_BYTES;
        return List.of(
                new ApiMethod("drafts.list", "GET", drafts, 5, 5, Scopes.DRAFT_READ, 0, this::list),
                new ApiMethod("drafts.get", "GET", draft, 5, 20, Scopes.DRAFT_READ, 0, this::get),
                new ApiMethod("drafts.create", "POST", drafts, 10, 10, Scopes.DRAFT_WRITE, most, this::create),
                new ApiMethod("drafts.update", "PUT", draft, 15, 15, Scopes.DRAFT_WRITE, most, this::update),
                new ApiMethod("drafts.send", "POST", drafts + "/send", 100, 100, Scopes.DRAFT_WRITE, most, this::send),
                new ApiMethod("drafts.delete", "DELETE", draft, 10, 10, Scopes.DRAFT_WRITE, 0, this::delete));
    }

    private ApiResponse list(ApiCall call) {
        ListRequest request = new ListRequest(call, clock);
        Page<Draft> page = call.mailbox().drafts().list(request.filter(), request.offset(), request.max());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!page.items().isEmpty()) {
            ArrayNode drafts = answer.putArray("drafts");
            page.items().forEach(draft -> drafts.add(draft(draft, MessageJson.reference(draft.message()))));
        }
        request.finish(answer, page);
        return ApiResponse.ok(answer);
    }

    private ApiResponse get(ApiCall call) {
        MessageFormat format = new Parameters(call).choice("format", MessageFormat.class, MessageFormat.FULL);
        MessagesApi.requireAllowed(format, call);
        Draft draft = call.mailbox().drafts().find(call.path().get("id")).orElseThrow(GmailError::notFound);
        return ApiResponse.ok(draft(draft, json.render(draft.message(), format, List.of())));
    }

    private ApiResponse create(ApiCall call) {
        JsonNode message = call.body().path("message");
        byte[] raw = RequestBody.requireMail(call, message);
        return saved(call.mailbox().drafts().create(raw, RequestBody.text(message, "threadId")));
    }

    private ApiResponse update(ApiCall call) {
        JsonNode message = call.body().path("message");
        byte[] raw = RequestBody.requireMail(call, message);
        String threadId = RequestBody.text(message, "threadId");
        return saved(call.mailbox().drafts().update(call.path().get("id"), raw, threadId));
    }

    private ApiResponse send(ApiCall call) {
        String id = RequestBody.text(call.body(), "id");
        if (id == null) {
            throw GmailError.invalidArgument("Missing draft id");
        }
        byte[] raw = RequestBody.mail(call, call.body().path("message"));
        return ApiResponse.ok(MessageJson.summary(call.mailbox().drafts().send(id, raw)));
    }

    private ApiResponse delete(ApiCall call) {
        call.mailbox().drafts().delete(call.path().get("id"));
        return ApiResponse.noContent();
    }

    private static ApiResponse saved(Draft draft) {
        return ApiResponse.ok(draft(draft, MessageJson.summary(draft.message())));
    }

    private static ObjectNode draft(Draft draft, ObjectNode message) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", draft.id());
        node.set("message", message);
        return node;
    }
}
