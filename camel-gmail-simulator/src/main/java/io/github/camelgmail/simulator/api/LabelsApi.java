package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.mailbox.LabelColor;
import io.github.camelgmail.simulator.mailbox.LabelCounts;
import io.github.camelgmail.simulator.mailbox.Labels;
import java.util.List;
import java.util.Set;

/** Resource {@code users.labels}. */
final class LabelsApi {

    private static final String MESSAGE_LIST = "messageListVisibility";
    private static final String LABEL_LIST = "labelListVisibility";
    private static final Set<String> MESSAGE_LIST_VALUES = Set.of("show", "hide");
    private static final Set<String> LABEL_LIST_VALUES = Set.of("labelShow", "labelShowIfUnread", "labelHide");

    List<ApiMethod> methods() {
        String labels = ApiMethods.ROOT + "labels";
        String label = labels + "/{id}";
        return List.of(
                new ApiMethod("labels.list", "GET", labels, 1, 1, Scopes.LABEL_READ, 0, this::list),
                new ApiMethod("labels.get", "GET", label, 1, 1, Scopes.LABEL_READ, 0, this::get),
                new ApiMethod("labels.create", "POST", labels, 5, 5, Scopes.LABEL_WRITE, 0, this::create),
                new ApiMethod("labels.update", "PUT", label, 5, 5, Scopes.LABEL_WRITE, 0, this::update),
                new ApiMethod("labels.patch", "PATCH", label, 5, 5, Scopes.LABEL_WRITE, 0, this::patch),
                new ApiMethod("labels.delete", "DELETE", label, 5, 5, Scopes.LABEL_WRITE, 0, this::delete));
    }

    private ApiResponse list(ApiCall call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode labels = answer.putArray("labels");
        call.mailbox().labels().list().forEach(label -> labels.add(withColor(render(label), label)));
        return ApiResponse.ok(answer);
    }

    private ApiResponse get(ApiCall call) {
        Labels labels = call.mailbox().labels();
        Label label = labels.find(call.path().get("id")).orElseThrow(GmailError::notFound);
        LabelCounts counts = labels.counts(label.id());
        ObjectNode answer = render(label)
                .put("messagesTotal", counts.messagesTotal())
                .put("messagesUnread", counts.messagesUnread())
                .put("threadsTotal", counts.threadsTotal())
                .put("threadsUnread", counts.threadsUnread());
        return ApiResponse.ok(withColor(answer, label));
    }

    private ApiResponse create(ApiCall call) {
        JsonNode body = call.body();
        Label label = call.mailbox()
                .labels()
                .create(
                        RequestBody.text(body, "name"),
                        visibility(body, MESSAGE_LIST, MESSAGE_LIST_VALUES, "show"),
                        visibility(body, LABEL_LIST, LABEL_LIST_VALUES, "labelShow"),
                        color(body, null));
        return ApiResponse.ok(withColor(render(label), label));
    }

    private ApiResponse update(ApiCall call) {
        JsonNode body = call.body();
        String id = call.path().get("id");
        if (!id.equals(RequestBody.text(body, "id"))) {
            throw GmailError.invalidArgument("Label id in the body does not match the id in the URL");
        }
        return replace(
                call,
                new Label(
                        id,
                        RequestBody.text(body, "name"),
                        false,
                        visibility(body, MESSAGE_LIST, MESSAGE_LIST_VALUES, "show"),
                        visibility(body, LABEL_LIST, LABEL_LIST_VALUES, "labelShow"),
                        color(body, null)));
    }

    private ApiResponse patch(ApiCall call) {
        JsonNode body = call.body();
        Label old = call.mailbox().labels().find(call.path().get("id")).orElseThrow(GmailError::notFound);
        return replace(
                call,
                new Label(
                        old.id(),
                        body.has("name") ? RequestBody.text(body, "name") : old.name(),
                        false,
                        visibility(body, MESSAGE_LIST, MESSAGE_LIST_VALUES, old.messageListVisibility()),
                        visibility(body, LABEL_LIST, LABEL_LIST_VALUES, old.labelListVisibility()),
                        color(body, old.color())));
    }

    private ApiResponse delete(ApiCall call) {
        call.mailbox().labels().delete(call.path().get("id"));
        return ApiResponse.noContent();
    }

    private static ApiResponse replace(ApiCall call, Label label) {
        Label updated = call.mailbox().labels().update(label);
        return ApiResponse.ok(withColor(render(updated), updated));
    }

    private static String visibility(JsonNode body, String field, Set<String> allowed, String absent) {
        String value = RequestBody.text(body, field);
        if (value == null) {
            return absent;
        }
        if (!allowed.contains(value)) {
            throw Parameters.invalid("label." + field, "TYPE_ENUM", value);
        }
        return value;
    }

    /** The colour asked for; the old one when the body does not speak of it; none when it says null. */
    private static LabelColor color(JsonNode body, LabelColor absent) {
        JsonNode color = body.path("color");
        if (color.isMissingNode()) {
            return absent;
        }
        return color.isNull()
                ? null
                : new LabelColor(RequestBody.text(color, "textColor"), RequestBody.text(color, "backgroundColor"));
    }

    private static ObjectNode render(Label label) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", label.id()).put("name", label.name());
        if (label.messageListVisibility() != null) {
            node.put(MESSAGE_LIST, label.messageListVisibility());
        }
        if (label.labelListVisibility() != null) {
            node.put(LABEL_LIST, label.labelListVisibility());
        }
        return node.put("type", label.system() ? "system" : "user");
    }

    private static ObjectNode withColor(ObjectNode node, Label label) {
        if (label.color() != null) {
            node.putObject("color")
                    .put("textColor", label.color().textColor())
                    .put("backgroundColor", label.color().backgroundColor());
        }
        return node;
    }
}
