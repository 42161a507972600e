package io.github.camelgmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.mime.AttachmentLoader;
import io.github.camelgmail.mime.MessageReader;
import io.github.camelgmail.operation.SpooledDownload;
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
            return MessageReader.openPart(raw(messageId), partId).orElseThrow(() -> gone(messageId, partId));
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
        return download(GmailCall.of(MessagesMethods.GET_ATTACHMENT)
                .with("messageId", messageId)
                .with("id", attachmentId)
                .with("fields", "data"));
    }

    private String currentId(String messageId, String partId) throws IOException {
        Message message = answer(client.execute(
                GmailCall.of(MessagesMethods.GET).with("id", messageId).with("fields", idsDownTo(partId))));
        MessagePart part = find(message.getPayload(), partId);
        if (part == null || part.getBody() == null || part.getBody().getAttachmentId() == null) {
            throw gone(messageId, partId);
        }
        return part.getBody().getAttachmentId();
    }

    /** A mask names each level of parts by itself. */
    private static String idsDownTo(String partId) {
        String fields = "partId,body/attachmentId";
        String mask = fields;
        for (int level = partId.split("\\.").length; level > 0; level--) {
            mask = fields + ",parts(" + mask + ")";
        }
        return "payload(" + mask + ")";
    }

    private InputStream raw(String messageId) throws IOException {
        return download(GmailCall.of(MessagesMethods.GET)
                .with("id", messageId)
                .with("format", "raw")
                .with("fields", "raw"));
    }

    private InputStream download(GmailCall<?> call) throws IOException {
        SpooledDownload download = new SpooledDownload();
        answer(client.download(call, download));
        return (InputStream) download.content();
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
