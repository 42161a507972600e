package io.github.camelgmail.simulator.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Automatic answers: what gets one, and what one looks like (RFC 3834). */
public final class AutoReply {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");
    private static final Pattern MACHINE = Pattern.compile(
            "(mailer-daemon|postmaster|owner-.*|.*-(request|owner|bounces?)|no-?reply|do-?not-?reply)@.*");
    private static final int MOST_REFERENCES = 20;

    private AutoReply() {}

    /**
     * Who answers.
     *
     * @param name    may be empty
     * @param replyTo the address for answers to the answer; empty for none
     */
    public record Sender(String name, String address, String replyTo) {}

    /** Whether a machine or a mailing list sent the mail, a bounce included, so that an answer would reach nobody. */
    public static boolean isAutomatic(ParsedMail mail) {
        boolean answered = mail.header("Auto-Submitted")
                .filter(value -> !value.replaceFirst(";.*", "").strip().equalsIgnoreCase("no"))
                .isPresent();
        boolean bulk = mail.header("Precedence")
                .filter(value -> BULK.contains(value.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
        boolean list = mail.root().headers().stream()
                .anyMatch(header -> header.name().toLowerCase(Locale.ROOT).startsWith("list-"));
        boolean bounce = mail.header("Return-Path")
                        .filter(value -> value.strip().equals("<>"))
                        .isPresent()
                || mail.header("Content-Type")
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("multipart/report"))
                        .isPresent();
        boolean suppressed = mail.header("X-Auto-Response-Suppress").isPresent();
        return answered
                || bulk
                || list
                || bounce
                || suppressed
                || mail.addresses("From").stream()
                        .anyMatch(address -> MACHINE.matcher(address).matches());
    }

    /**
     * Writes an answer.
     *
     * @param mail      the answered mail
     * @param subject   put in front of the mail's own subject; null or empty for nothing
     * @param body      the text; null for none
     * @param html      whether the text is HTML
     * @param messageId the answer's id, with angle brackets
     */
    public static byte[] compose(
            ParsedMail mail,
            Sender sender,
            String recipient,
            String subject,
            String body,
            boolean html,
            String messageId,
            Instant now) {
        NewMail reply = new NewMail()
                .field("From", OutgoingMail.mailbox(sender.name(), sender.address()))
                .field("To", recipient);
        if (!sender.replyTo().isEmpty()) {
            reply.field("Reply-To", sender.replyTo());
        }
        String prefix = subject == null || subject.isBlank() ? "" : subject + " ";
        reply.text("Subject", prefix + "Re: " + mail.header("Subject").orElse(""));
        mail.messageId().ifPresent(id -> reply.field("In-Reply-To", id)
                .field("References", String.join(" ", references(mail, id))));
        return reply.field("Message-ID", messageId)
                .field("Date", MailDates.date(now))
                .field("Auto-Submitted", "auto-replied")
                .field("Precedence", "bulk")
                .field("X-Autoreply", "yes")
                .with(html ? "html" : "plain", body == null ? "" : body);
    }

    /** The chain of ids up to the answered mail; of a long one the first and the last. */
    private static List<String> references(ParsedMail mail, String id) {
        List<String> chain = new ArrayList<>(mail.references());
        chain.remove(id);
        chain.add(id);
        if (chain.size() > MOST_REFERENCES) {
            chain.subList(1, chain.size() - MOST_REFERENCES + 1).clear();
        }
        return chain;
    }
}
