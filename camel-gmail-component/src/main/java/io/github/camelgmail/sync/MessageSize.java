package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;

/** How much memory a message holds: its raw bytes, or the texts of its parts; attachments are not fetched with it. */
final class MessageSize {

    private static final int OVERHEAD = 2_000;

    private MessageSize() {}

    static long of(Message message) {
        if (message == null) {
            return OVERHEAD;
        }
        return OVERHEAD
                + (message.getRaw() == null ? 0 : message.getRaw().length())
                + (message.getPayload() == null ? 0 : of(message.getPayload()));
    }

    private static long of(MessagePart part) {
        long size = part.getBody() == null || part.getBody().getData() == null
                ? 0
                : part.getBody().getData().length();
        if (part.getParts() != null) {
            for (MessagePart child : part.getParts()) {
                size += of(child);
            }
        }
        return size;
    }
}
