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
    private final Incoming incoming;

    Sender(MailSystem system, Mailbox mailbox, Ids ids, Incoming incoming) {
        this.system = system;
        this.mailbox = mailbox;
        this.ids = ids;
        this.incoming = incoming;
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
                Set.copyOf(mailbox.ownAddresses()),
                ids.messageIdHeader(),
                system.clock().instant());
        ParsedMail mail = ParsedMail.parse(prepared);
        List<String> recipients = OutgoingMail.recipients(mail);
        boolean toSelf = recipients.stream()
                .anyMatch(recipient -> system.recipientMailbox(recipient).orElse(null) == mailbox);
        Incoming.Arrival arrival = toSelf
                ? incoming.sort(mail, List.of(SystemLabels.UNREAD, SystemLabels.SENT, SystemLabels.INBOX))
                : null;
        return new Outgoing(mail, recipients, arrival);
    }

    /** Delivers to the recipients; never called under a mailbox's lock. */
    void transmit(Outgoing outgoing) {
        system.transmit(mailbox, outgoing.mail().raw(), outgoing.recipients());
        if (outgoing.arrival() != null) {
            incoming.follow(outgoing.arrival());
        }
    }

    /**
     * A mail ready to go.
     *
     * @param mail       as the sender keeps it, Bcc included
     * @param recipients the addresses of To, Cc and Bcc
     * @param arrival    what becomes of it as mail to the sender; null when it is not
     */
    record Outgoing(ParsedMail mail, List<String> recipients, Incoming.Arrival arrival) {

        /** The labels of the sender's own message, which is also the one that arrives when the mail is to the sender. */
        List<String> labelIds() {
            return arrival == null ? List.of(SystemLabels.SENT) : arrival.labelIds();
        }
    }
}
