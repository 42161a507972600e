package io.github.camelgmail.operation;

import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.label.LabelDirectory;

/**
 * The mailbox that an operation works on.
 *
 * @param client makes the calls
 * @param labels knows its labels
 */
public record Mailbox(GmailClient client, LabelDirectory labels) {

    public Mailbox(GmailClient client) {
        this(client, new LabelDirectory(client));
    }
}
