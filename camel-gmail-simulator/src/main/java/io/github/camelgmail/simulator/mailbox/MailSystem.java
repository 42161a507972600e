package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.NewMail;
import io.github.camelgmail.simulator.mail.OutgoingMail;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Mailboxes that can send each other mail. A mail to an address without a mailbox leaves the system. Safe for
 * concurrent use; no operation ever holds the locks of two mailboxes.
 */
public final class MailSystem {

    private static final String SERVICE_ADDRESS = "gmail-noreply@google.com";

    private final Clock clock;
    private final Random random;
    private final Ids ids;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Queue<OutboundMail> outbound = new ConcurrentLinkedQueue<>();
    private volatile NotificationSink notificationSink = NotificationSink.NONE;
    private volatile Duration searchIndexLag = Duration.ZERO;
    private volatile Duration attachmentTokenLifetime = Duration.ofMinutes(10);

    /** A system with ids from a seed of its own. */
    public MailSystem(Clock clock) {
        this(clock, new Random().nextLong());
    }

    /** A system whose ids depend on the clock and the seed alone. */
    public MailSystem(Clock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
        this.ids = new Ids(clock, random);
    }

    public Mailbox createMailbox(String address) {
        return createMailbox(address, "");
    }

    /**
     * Makes an empty mailbox.
     *
     * @param displayName the name that goes with the address in what it sends; may be empty
     * @throws IllegalArgumentException when the address is no address or has a mailbox
     */
    public Mailbox createMailbox(String address, String displayName) {
        String key = key(address);
        if (key.indexOf('@') < 1) {
            throw new IllegalArgumentException("A mailbox needs an address with an @, not: " + address);
        }
        Mailbox mailbox = new Mailbox(key, displayName, this, random, ids);
        if (mailboxes.putIfAbsent(key, mailbox) != null) {
            throw new IllegalArgumentException("There is a mailbox already for " + key);
        }
        return mailbox;
    }

    /** The mailbox of exactly this address, in any case. */
    public Optional<Mailbox> mailbox(String address) {
        return Optional.ofNullable(mailboxes.get(key(address)));
    }

    /** All mailboxes, in order of their address. */
    public List<Mailbox> mailboxes() {
        return mailboxes.values().stream()
                .sorted((a, b) -> a.emailAddress().compareTo(b.emailAddress()))
                .toList();
    }

    /**
     * Delivers a mail from outside, as if it came by SMTP.
     *
     * @param raw       the RFC 822 bytes
     * @param recipient the envelope recipient; {@code name+anything@domain} reaches {@code name@domain}
     * @return the message as its mailbox holds it; empty when the recipient has no mailbox
     */
    public Optional<StoredMessage> deliver(byte[] raw, String recipient) {
        return recipientMailbox(recipient)
                .map(mailbox -> mailbox.deliver(OutgoingMail.received(raw, recipient, clock.instant())));
    }

    /** Every mail that left the system, in order of sending. */
    public List<OutboundMail> outbound() {
        return List.copyOf(outbound);
    }

    /** How long a change takes to be seen by searches with {@code q}; zero at first. */
    public void searchIndexLag(Duration lag) {
        searchIndexLag = Objects.requireNonNull(lag);
    }

    /** How long an attachment id may be used after the call that gave it; ten minutes at first. */
    public void attachmentTokenLifetime(Duration lifetime) {
        attachmentTokenLifetime = Objects.requireNonNull(lifetime);
    }

    /** Where notifications go from now on; nowhere at first, and then a watch may name any topic. */
    public void notificationSink(NotificationSink sink) {
        notificationSink = Objects.requireNonNull(sink);
    }

    NotificationSink notificationSink() {
        return notificationSink;
    }

    public Duration searchIndexLag() {
        return searchIndexLag;
    }

    public Duration attachmentTokenLifetime() {
        return attachmentTokenLifetime;
    }

    /** The clock that all of the system goes by. */
    public Clock clock() {
        return clock;
    }

    /** Sends a mail of Gmail's own, as one that asks for a confirmation. */
    public void sendFromGmail(String recipient, String subject, String text) {
        byte[] raw = new NewMail()
                .field("From", "Gmail Team <" + SERVICE_ADDRESS + ">")
                .field("To", recipient)
                .text("Subject", subject)
                .field("Message-ID", messageIdHeader())
                .field("Auto-Submitted", "auto-generated")
                .with("plain", text);
        if (deliver(raw, recipient).isEmpty()) {
            outbound.add(new OutboundMail(SERVICE_ADDRESS, recipient, raw));
        }
    }

    /** A new Message-ID of Gmail's making, in angle brackets. */
    String messageIdHeader() {
        return ids.messageIdHeader();
    }

    /** Delivers a sent mail to everybody but the sender, who has it already. */
    void transmit(Mailbox sender, byte[] prepared, Collection<String> recipients) {
        Set<String> reached = new HashSet<>(Set.of(sender.emailAddress()));
        recipients.forEach(recipient -> {
            Optional<Mailbox> mailbox = recipientMailbox(recipient);
            if (!reached.add(mailbox.map(Mailbox::emailAddress).orElse(key(recipient)))) {
                return;
            }
            byte[] copy = OutgoingMail.deliveredCopy(prepared, recipient, clock.instant());
            mailbox.ifPresentOrElse(
                    found -> found.deliver(copy),
                    () -> outbound.add(new OutboundMail(sender.emailAddress(), recipient, copy)));
        });
    }

    /** The mailbox that mail to this address arrives in. */
    Optional<Mailbox> recipientMailbox(String address) {
        return mailbox(address).or(() -> mailbox(address.replaceFirst("\\+[^@]*@", "@")));
    }

    private static String key(String address) {
        return address.trim().toLowerCase(Locale.ROOT);
    }
}
