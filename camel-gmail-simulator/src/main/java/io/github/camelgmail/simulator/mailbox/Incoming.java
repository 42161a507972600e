package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.OutgoingMail;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.settings.AutoForwarding;
import io.github.camelgmail.simulator.settings.Disposition;
import io.github.camelgmail.simulator.settings.FilterAction;
import io.github.camelgmail.simulator.settings.Forwarding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user's filters, forwarding and vacation responder do to mail that arrives. A mail is never forwarded to where it
 * has been, so that mailboxes that forward to each other come to an end.
 */
final class Incoming {

    private final MailSystem system;
    private final Mailbox mailbox;
    private final VacationResponder responder;

    Incoming(MailSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
        this.responder = new VacationResponder(system, mailbox);
    }

    /**
     * What becomes of a mail.
     *
     * @param labelIds  the labels it gets
     * @param forwardTo who gets it too
     */
    record Arrival(ParsedMail mail, List<String> labelIds, Set<String> forwardTo) {}

    /**
     * Decides what becomes of a mail.
     *
     * @param labelIds the labels it has without any settings
     */
    Arrival sort(ParsedMail mail, List<String> labelIds) {
        List<FilterAction> actions = mailbox.settings()
                .filters()
                .actionsFor(new ArrivingMessage(mail, labelIds, system.clock().instant(), mailbox.ownAddresses()));
        Forwarding forwarding = mailbox.settings().forwarding();
        Set<String> forwardTo = new LinkedHashSet<>();
        actions.stream()
                .map(FilterAction::forward)
                .filter(forwarding::isVerified)
                .forEach(forwardTo::add);
        List<String> sorted = change(actions).applyTo(labelIds);
        AutoForwarding all = forwarding.autoForwarding();
        if (all.enabled() && !sorted.contains(SystemLabels.SPAM)) {
            forwardTo.add(all.emailAddress());
            sorted = change(all.disposition()).applyTo(sorted);
        }
        return new Arrival(mail, sorted, forwardTo);
    }

    /** Forwards and answers a mail that has arrived; never called under a mailbox's lock. */
    void follow(Arrival arrival) {
        arrival.forwardTo().forEach(address -> forward(arrival.mail(), address));
        if (!arrival.labelIds().contains(SystemLabels.SPAM)) {
            responder.answer(arrival.mail());
        }
    }

    private void forward(ParsedMail mail, String address) {
        if (!mail.addresses("Delivered-To").contains(address)) {
            byte[] copy = OutgoingMail.forwarded(mail.raw(), mailbox.emailAddress(), address);
            system.transmit(mailbox, copy, List.of(address));
        }
    }

    private LabelChange change(List<FilterAction> actions) {
        Set<String> added = actions.stream()
                .flatMap(action -> action.added().stream())
                .filter(id -> mailbox.labels().find(id).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> removed =
                actions.stream().flatMap(action -> action.removed().stream()).collect(Collectors.toSet());
        return new LabelChange(added, removed);
    }

    private static LabelChange change(Disposition disposition) {
        return switch (disposition) {
            case LEAVE_IN_INBOX -> new LabelChange(Set.of(), Set.of());
            case ARCHIVE -> new LabelChange(Set.of(), Set.of(SystemLabels.INBOX));
            case TRASH -> LabelChange.TRASH;
            case MARK_READ -> new LabelChange(Set.of(), Set.of(SystemLabels.UNREAD));
        };
    }
}
