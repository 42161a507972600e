package io.github.camelgmail.simulator.mailbox;

/** One user's mailbox: messages, threads, labels, drafts and history. */
public final class Mailbox {

    private final String emailAddress;

    Mailbox(String emailAddress) {
        this.emailAddress = emailAddress;
    }

    /** The primary address, in lower case. */
    public String emailAddress() {
        return emailAddress;
    }
}
