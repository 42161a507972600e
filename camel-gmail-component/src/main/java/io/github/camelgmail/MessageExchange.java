package io.github.camelgmail;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.mime.BodyType;
import io.github.camelgmail.mime.MailFacts;
import io.github.camelgmail.mime.MailReport;
import io.github.camelgmail.mime.MessageReader;
import io.github.camelgmail.sync.Change;
import io.github.camelgmail.sync.Work;
import java.io.IOException;
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
        this.mailbox = client.mailbox();
        this.bodyType = BodyType.of(endpoint.getConfiguration().getBodyType()).orElseThrow();
        this.reader = new MessageReader(new PartLoader(client));
    }

    void fill(Exchange exchange, Work work) throws Exception {
        org.apache.camel.Message message = exchange.getIn();
        if (work.message() != null) {
            fill(message, work.message());
        } else {
            message.setBody(work.thread());
        }
        Change change = work.change();
        message.setHeader(GmailConstants.MAILBOX, mailbox);
        if (change.messageId() != null) {
            message.setHeader(GmailConstants.MESSAGE_ID, change.messageId());
        }
        message.setHeader(GmailConstants.HISTORY_TYPE, change.type().apiName());
        message.setHeader(GmailConstants.ATTEMPT, work.attempt());
        if (change.threadId() != null) {
            message.setHeader(GmailConstants.THREAD_ID, change.threadId());
        }
        if (!change.changed().isEmpty()) {
            message.setHeader(GmailConstants.HISTORY_LABEL_IDS, change.changed());
        }
    }

    private void fill(org.apache.camel.Message message, Message mail) throws IOException {
        MailFacts facts = reader.read(mail, message, bodyType);
        message.setHeader(GmailConstants.MESSAGE_CONTENT_TYPE, facts.contentType());
        setIfKnown(message, GmailConstants.CALENDAR_METHOD, facts.calendarMethod());
        if (facts.report() != null) {
            fill(message, facts.report());
        }
        message.setHeader(GmailConstants.THREAD_ID, mail.getThreadId());
        message.setHeader(
                GmailConstants.MESSAGE_LABEL_IDS, mail.getLabelIds() == null ? List.of() : mail.getLabelIds());
        message.setHeader(GmailConstants.MESSAGE_SNIPPET, mail.getSnippet());
        message.setHeader(GmailConstants.MESSAGE_INTERNAL_DATE, mail.getInternalDate());
        message.setHeader(GmailConstants.MESSAGE_HISTORY_ID, mail.getHistoryId());
        message.setHeader(GmailConstants.MESSAGE_SIZE_ESTIMATE, mail.getSizeEstimate());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, mail.getInternalDate());
    }

    private static void fill(org.apache.camel.Message message, MailReport report) {
        message.setHeader(GmailConstants.REPORT_TYPE, report.type());
        setIfKnown(message, GmailConstants.REPORT_ORIGINAL_MESSAGE_ID, report.originalMessageId());
        setIfKnown(message, GmailConstants.REPORT_RECIPIENT, report.recipient());
        setIfKnown(message, GmailConstants.REPORT_STATUS, report.status());
        setIfKnown(message, GmailConstants.REPORT_ACTION, report.action());
        setIfKnown(message, GmailConstants.REPORT_DIAGNOSTIC, report.diagnostic());
    }

    private static void setIfKnown(org.apache.camel.Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
