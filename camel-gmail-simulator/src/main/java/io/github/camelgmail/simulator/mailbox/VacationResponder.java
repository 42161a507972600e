package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.AutoReply;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.settings.SendAs;
import io.github.camelgmail.simulator.settings.VacationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers mail while the user is away, each sender once in four days, and anew after the settings changed. What machines
 * and mailing lists send is not answered, nor what the user sent (Gmail Help, "Use the vacation responder"; RFC 3834).
 * Answers are not kept in the mailbox.
 */
final class VacationResponder {

    private static final Duration PAUSE = Duration.ofDays(4);

    private final MailSystem system;
    private final Mailbox mailbox;
    private final Map<String, Instant> answered = new HashMap<>();
    private VacationSettings answeredWith;

    VacationResponder(MailSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
    }

    /** Answers a mail that has arrived, if it is to be; never called under a mailbox's lock. */
    void answer(ParsedMail mail) {
        VacationSettings vacation = mailbox.settings().vacation();
        Instant now = system.clock().instant();
        if (!vacation.activeAt(now) || AutoReply.isAutomatic(mail)) {
            return;
        }
        Optional<String> sender = mail.addresses("From").stream().findFirst();
        sender.filter(address -> mayAnswer(vacation, address))
                .filter(address -> isDue(vacation, address, now))
                .ifPresent(address -> system.transmit(mailbox, reply(vacation, mail, address, now), List.of(address)));
    }

    private boolean mayAnswer(VacationSettings vacation, String sender) {
        return !mailbox.ownAddresses().contains(sender)
                && (!vacation.restrictToContacts() || mailbox.settings().isContact(sender))
                && (!vacation.restrictToDomain() || domain(sender).equals(domain(mailbox.emailAddress())));
    }

    private synchronized boolean isDue(VacationSettings vacation, String sender, Instant now) {
        if (vacation != answeredWith) {
            answered.clear();
            answeredWith = vacation;
        }
        Instant last = answered.get(sender);
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        answered.put(sender, now);
        return true;
    }

    private byte[] reply(VacationSettings vacation, ParsedMail mail, String recipient, Instant now) {
        SendAs alias = mailbox.settings().sendAs().defaultAlias();
        String name = alias.displayName().isEmpty() ? mailbox.displayName() : alias.displayName();
        boolean html = vacation.responseBodyHtml() != null
                && !vacation.responseBodyHtml().isBlank();
        return AutoReply.compose(
                mail,
                new AutoReply.Sender(name, alias.sendAsEmail(), alias.replyToAddress()),
                recipient,
                vacation.responseSubject(),
                html ? vacation.responseBodyHtml() : vacation.responseBodyPlainText(),
                html,
                system.messageIdHeader(),
                now);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
