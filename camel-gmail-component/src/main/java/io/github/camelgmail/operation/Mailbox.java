package io.github.camelgmail.operation;

import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.label.LabelDirectory;

/** The mailbox that an operation works on, with what is known about it so far. */
public final class Mailbox {

    private final GmailClient client;
    private final LabelDirectory labels;
    private final SenderAddresses senders;

    /** @param client makes the calls */
    public Mailbox(GmailClient client) {
        this.client = client;
        this.labels = new LabelDirectory(client);
        this.senders = new SenderAddresses(client);
    }

    /** Makes the calls. */
    public GmailClient client() {
        return client;
    }

    /** Knows its labels. */
    public LabelDirectory labels() {
        return labels;
    }

    /** Knows the addresses that it sends from. */
    SenderAddresses senders() {
        return senders;
    }
}
