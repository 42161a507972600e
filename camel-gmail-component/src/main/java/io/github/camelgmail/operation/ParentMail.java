package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.mime.MailBuffer;
import io.github.camelgmail.mime.OriginalMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * The stored mail that a new one answers or forwards.
 *
 * @param threadId the thread it is in
 * @param mail     what it says
 */
record ParentMail(String threadId, OriginalMail mail) {

    /** Fetches the header only: all that an answer without quotation needs. */
    static CompletableFuture<ParentMail> header(Mailbox mailbox, String messageId) {
        return mailbox.client()
                .execute(get(messageId, "metadata", "id,threadId,payload/headers")
                        .with("metadataHeaders", OriginalMail.ANSWER_FIELDS))
                .thenApply(message -> new ParentMail(message.getThreadId(), OriginalMail.ofHeader(message)));
    }

    /** Fetches all of it; a large one is never in memory as a whole. */
    static CompletableFuture<ParentMail> whole(Mailbox mailbox, String messageId) {
        MailBuffer buffer = new MailBuffer();
        return mailbox.client()
                .download(get(messageId, "raw", "id,threadId,raw"), buffer::open)
                .thenApply(message -> new ParentMail(message.getThreadId(), read(buffer)));
    }

    private static GmailCall<Message> get(String messageId, String format, String fields) {
        return GmailCall.of(MessagesMethods.GET)
                .with("id", messageId)
                .with("format", format)
                .with("fields", fields);
    }

    private static OriginalMail read(MailBuffer buffer) {
        try {
            return OriginalMail.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
