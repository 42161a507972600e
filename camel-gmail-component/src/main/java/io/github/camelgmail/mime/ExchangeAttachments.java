package io.github.camelgmail.mime;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;

/** Finds content that Gmail left out of a message among the attachments that a consumer made of the same message. */
final class ExchangeAttachments implements AttachmentLoader {

    private final Exchange exchange;

    /** @param exchange null if there is none */
    ExchangeAttachments(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public InputStream load(String messageId, String partId, String attachmentId) throws IOException {
        if (exchange != null && exchange.getMessage(AttachmentMessage.class).hasAttachments()) {
            for (Attachment attachment : exchange.getMessage(AttachmentMessage.class)
                    .getAttachmentObjects()
                    .values()) {
                DataSource source = attachment.getDataHandler().getDataSource();
                if (source instanceof PartDataSource part && part.isOf(messageId, partId)) {
                    return part.getInputStream();
                }
            }
        }
        throw new IOException("Message " + messageId + " lacks the content of part " + partId
                + ": found format=full, which leaves attachments out, needed: raw, or the attachments of the exchange");
    }
}
