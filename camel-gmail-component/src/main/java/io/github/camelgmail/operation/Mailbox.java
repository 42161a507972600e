package io.github.camelgmail.operation;

import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.label.LabelDirectory;
import io.github.camelgmail.settings.Adapted;
import java.util.function.Function;

/** The mailbox that an operation works on, with what is known about it so far. */
public final class Mailbox {

    private final GmailClient client;
    private final LabelDirectory labels;
    private final SenderAddresses senders;
    private final Function<String, Mailbox> others;
    private final Adapted adaptedSettings = new Adapted();

    /**
     * A mailbox.
     *
     * @param client makes the calls
     * @param others finds another mailbox that is reached with the same credentials
     */
    public Mailbox(GmailClient client, Function<String, Mailbox> others) {
        this.client = client;
        this.others = others;
        this.labels = new LabelDirectory(client);
        this.senders = new SenderAddresses(client);
    }

    /** Makes the calls. */
    public GmailClient client() {
        return client;
    }

    /** The mailbox of this address, which may be this one. */
    Mailbox other(String address) {
        return address.equalsIgnoreCase(client.mailbox()) ? this : others.apply(address);
    }

    /** Knows what Gmail made of settings. */
    Adapted adaptedSettings() {
        return adaptedSettings;
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
