package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mail.OutgoingMail;
import io.github.camelgmail.simulator.mail.ParsedMail;
import java.util.List;
import java.util.Set;

/** Turns what a user hands over into the mail Gmail sends, and sees it to its recipients. */
final class Sender {

    private final MailSystem system;
    private final Mailbox mailbox;
    private final Ids ids;

    Sender(MailSystem system, Mailbox mailbox, Ids ids) {
        this.system = system;
        this.mailbox = mailbox;
        this.ids = ids;
    }

    /**
     * Checks and rewrites a mail for sending.
     *
     * @throws GmailError 400 when it has no recipient or a malformed one
     */
    Outgoing prepare(byte[] raw) {
        byte[] prepared = OutgoingMail.prepare(
                raw,
                mailbox.emailAddress(),
                mailbox.displayName(),
                Set.of(mailbox.emailAddress()),
                ids.messageIdHeader(),
                system.clock().instant());
        ParsedMail mail = ParsedMail.parse(prepared);
        return new Outgoing(mail, OutgoingMail.recipients(mail));
    }

    /** The labels of the sender's own message, which is also the one that arrives when the mail is to the sender. */
    List<String> labelsOf(Outgoing outgoing) {
        boolean toSelf = outgoing.recipients().stream()
                .anyMatch(recipient -> system.recipientMailbox(recipient).orElse(null) == mailbox);
        return toSelf
                ? List.of(SystemLabels.UNREAD, SystemLabels.SENT, SystemLabels.INBOX)
                : List.of(SystemLabels.SENT);
    }

    /** Delivers to the recipients; never called under a mailbox's lock. */
    void transmit(Outgoing outgoing) {
        system.transmit(mailbox, outgoing.mail().raw(), outgoing.recipients());
    }

    /**
     * A mail ready to go.
     *
     * @param mail       as the sender keeps it, Bcc included
     * @param recipients the addresses of To, Cc and Bcc
     */
    record Outgoing(ParsedMail mail, List<String> recipients) {}
}
