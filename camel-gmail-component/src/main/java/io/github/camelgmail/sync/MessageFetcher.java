package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.CallOutcome;
import io.github.camelgmail.client.GmailClient;
import java.util.List;

/** Fetches messages in batches, in the format asked for. */
final class MessageFetcher {

    private final GmailClient client;
    private final String format;
    private final List<String> metadataHeaders;

    MessageFetcher(GmailClient client, String format, List<String> metadataHeaders) {
        this.client = client;
        this.format = format;
        this.metadataHeaders = metadataHeaders;
    }

    /** One outcome a message, in the order asked. */
    List<CallOutcome<Message>> fetch(List<String> messageIds) {
        return Await.answer(
                client.executeAll(messageIds.stream().map(this::call).toList()));
    }

    private GmailCall<Message> call(String messageId) {
        return GmailCall.of(MessagesMethods.GET)
                .with("id", messageId)
                .with("format", format)
                .with("metadataHeaders", metadataHeaders.isEmpty() ? null : metadataHeaders);
    }
}
