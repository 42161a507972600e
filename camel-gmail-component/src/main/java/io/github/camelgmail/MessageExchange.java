package io.github.camelgmail;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.mime.BodyType;
import io.github.camelgmail.mime.MessageReader;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * A Gmail message as a route sees it: body, mail headers and attachments by {@link MessageReader}, and Gmail's own facts
 * as headers. Ids stand under the names that operations read; nothing else does, so that a consumed mail never steers a
 * later call by accident.
 */
final class MessageExchange {

    private final String mailbox;
    private final BodyType bodyType;
    private final MessageReader reader;

    MessageExchange(GmailEndpoint endpoint, GmailClient client) {
        GmailConfiguration options = endpoint.getConfiguration();
        this.mailbox = options.getUserId();
        this.bodyType = BodyType.of(options.getBodyType()).orElseThrow();
        this.reader = new MessageReader(new PartLoader(client));
    }

    void fill(Exchange exchange, Message mail) throws Exception {
        org.apache.camel.Message message = exchange.getIn();
        reader.read(mail, message, bodyType);
        message.setHeader(GmailConstants.MAILBOX, mailbox);
        message.setHeader(GmailConstants.MESSAGE_ID, mail.getId());
        message.setHeader(GmailConstants.THREAD_ID, mail.getThreadId());
        message.setHeader(
                GmailConstants.MESSAGE_LABEL_IDS, mail.getLabelIds() == null ? List.of() : mail.getLabelIds());
        message.setHeader(GmailConstants.MESSAGE_SNIPPET, mail.getSnippet());
        message.setHeader(GmailConstants.MESSAGE_INTERNAL_DATE, mail.getInternalDate());
        message.setHeader(GmailConstants.MESSAGE_HISTORY_ID, mail.getHistoryId());
        message.setHeader(GmailConstants.MESSAGE_SIZE_ESTIMATE, mail.getSizeEstimate());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, mail.getInternalDate());
    }
}
