package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.util.List;

/** Resource {@code users}. */
final class UsersApi {

    List<ApiMethod> methods() {
        return List.of(new ApiMethod(
                "getProfile", "GET", ApiMethods.ROOT + "profile", 1, 1, Scopes.PROFILE, 0, this::getProfile));
    }

    private ApiResponse getProfile(ApiCall call) {
        Mailbox mailbox = call.mailbox();
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        profile.put("emailAddress", mailbox.emailAddress());
        profile.put("messagesTotal", mailbox.messageCount());
        profile.put("threadsTotal", mailbox.threadCount());
        profile.put("historyId", Long.toString(mailbox.history().currentId()));
        return ApiResponse.ok(profile);
    }
}
