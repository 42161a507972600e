package io.github.camelgmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartBody;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.mime.AttachmentLoader;
import io.github.camelgmail.mime.MessageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Fetches the content of a part when somebody touches it. Attachment ids expire, so a part is looked up again by its place
 * in the message when Gmail no longer knows the id (observed Gmail behaviour: 400 "Invalid attachment token").
 */
final class PartLoader implements AttachmentLoader {

    private static final int BAD_REQUEST = 400;

    private final GmailClient client;

    PartLoader(GmailClient client) {
        this.client = client;
    }

    @Override
    public InputStream load(String messageId, String partId, String attachmentId) throws IOException {
        if (attachmentId == null) {
            return MessageReader.openPart(new ByteArrayInputStream(raw(messageId)), partId)
                    .orElseThrow(() -> gone(messageId, partId));
        }
        try {
            return attachment(messageId, attachmentId);
        } catch (GmailException e) {
            if (e.statusCode() != BAD_REQUEST) {
                throw e;
            }
            return attachment(messageId, currentId(messageId, partId));
        }
    }

    private InputStream attachment(String messageId, String attachmentId) throws IOException {
        MessagePartBody body = answer(client.execute(GmailCall.of(MessagesMethods.GET_ATTACHMENT)
                .with("messageId", messageId)
                .with("id", attachmentId)));
        return new ByteArrayInputStream(body.decodeData());
    }

    private String currentId(String messageId, String partId) throws IOException {
        MessagePart part = find(message(messageId, "full").getPayload(), partId);
        if (part == null || part.getBody() == null || part.getBody().getAttachmentId() == null) {
            throw gone(messageId, partId);
        }
        return part.getBody().getAttachmentId();
    }

    private byte[] raw(String messageId) throws IOException {
        return message(messageId, "raw").decodeRaw();
    }

    private static IOException gone(String messageId, String partId) {
        return new IOException("Message " + messageId + " has no attachment at part " + partId + " any more");
    }

    private static MessagePart find(MessagePart part, String partId) {
        if (part == null || partId.equals(part.getPartId())) {
            return part;
        }
        List<MessagePart> parts = part.getParts() == null ? List.of() : part.getParts();
        for (MessagePart child : parts) {
            MessagePart found = find(child, partId);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Message message(String messageId, String format) throws IOException {
        return answer(client.execute(
                GmailCall.of(MessagesMethods.GET).with("id", messageId).with("format", format)));
    }

    private static <T> T answer(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof GmailException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }
}
