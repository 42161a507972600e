package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mail.MailPart;
import io.github.camelgmail.simulator.mailbox.ResourceIds;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.List;
import java.util.Optional;

/** Resource {@code users.messages.attachments}. */
final class AttachmentsApi {

    private final AttachmentTokens tokens;

    AttachmentsApi(AttachmentTokens tokens) {
        this.tokens = tokens;
    }

    List<ApiMethod> methods() {
        String path = ApiMethods.ROOT + "messages/{messageId}/attachments/{id}";
        return List.of(new ApiMethod("messages.attachments.get", "GET", path, 5, 20, Scopes.ATTACHMENT, 0, this::get));
    }

    private ApiResponse get(ApiCall call) {
        String messageId = ResourceIds.requireMessageId(call.path().get("messageId"));
        StoredMessage message = call.mailbox().message(messageId).orElseThrow(GmailError::notFound);
        String partId = tokens.partId(messageId, call.path().get("id"));
        byte[] content = find(message.mail().root(), partId)
                .orElseThrow(GmailError::notFound)
                .content();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("size", content.length);
        body.put("data", MessageJson.base64(content));
        return ApiResponse.ok(body);
    }

    private static Optional<MailPart> find(MailPart part, String partId) {
        if (part.partId().equals(partId)) {
            return Optional.of(part);
        }
        return part.parts().stream()
                .map(child -> find(child, partId))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
