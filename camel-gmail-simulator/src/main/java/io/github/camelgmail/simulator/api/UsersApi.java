package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.Watch;
import io.github.camelgmail.simulator.mailbox.Watch.LabelFilterBehavior;
import java.util.List;

/** Resource {@code users}. */
final class UsersApi {

    List<ApiMethod> methods() {
        String root = ApiMethods.ROOT;
        return List.of(
                new ApiMethod("getProfile", "GET", root + "profile", 1, 1, Scopes.PROFILE, 0, this::getProfile),
                new ApiMethod("watch", "POST", root + "watch", 100, 100, Scopes.WATCH, 0, this::watch),
                new ApiMethod("stop", "POST", root + "stop", 50, 50, Scopes.WATCH, 0, this::stop));
    }

    private ApiResponse getProfile(ApiCall call) {
        Mailbox mailbox = call.mailbox();
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        profile.put("emailAddress", mailbox.emailAddress());
        profile.put("messagesTotal", mailbox.messageCount());
        profile.put("threadsTotal", mailbox.threadCount());
        profile.put("historyId", Long.toString(mailbox.history().toldId()));
        return ApiResponse.ok(profile);
    }

    private ApiResponse watch(ApiCall call) {
        WatchRequest request = Resources.read(call.body(), WatchRequest.class);
        List<String> labelIds = request.labelIds() == null ? List.of() : request.labelIds();
        labelIds.forEach(id -> {
            if (id == null || call.mailbox().labels().find(id).isEmpty()) {
                throw GmailError.invalidArgument("Invalid label: " + id);
            }
        });
        Watch watch = call.mailbox()
                .pushNotifications()
                .start(
                        request.topicName(),
                        labelIds,
                        request.behavior(),
                        call.mailbox().history().currentId());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("historyId", Long.toString(call.mailbox().history().toldId()));
        answer.put("expiration", Long.toString(watch.expiration().toEpochMilli()));
        return ApiResponse.ok(answer);
    }

    private ApiResponse stop(ApiCall call) {
        call.mailbox().pushNotifications().stop();
        return ApiResponse.noContent();
    }

    /** The body of watch; {@code labelFilterAction} is the old name of {@code labelFilterBehavior}. */
    private record WatchRequest(
            String topicName,
            List<String> labelIds,
            LabelFilterBehavior labelFilterBehavior,
            LabelFilterBehavior labelFilterAction) {

        LabelFilterBehavior behavior() {
            if (labelFilterBehavior != null) {
                return labelFilterBehavior;
            }
            return labelFilterAction == null ? LabelFilterBehavior.INCLUDE : labelFilterAction;
        }
    }
}
