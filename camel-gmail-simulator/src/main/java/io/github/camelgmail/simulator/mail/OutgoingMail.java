package io.github.camelgmail.simulator.mail;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;

/**
 * What Gmail does to the header of mail that is sent through the API, handed to a recipient, or arrives from outside.
 * Only header fields change; the body's bytes stay as they are.
 */
public final class OutgoingMail {

    private static final List<String> RECIPIENT_FIELDS = List.of("To", "Cc", "Bcc");

    private OutgoingMail() {}

    /**
     * The sender's copy of a mail: Message-ID replaced; From rewritten to the account unless it is the account or one of
     * its aliases; missing From, Date and MIME-Version filled in; Bcc kept.
     *
     * @param accountAddress the primary address
     * @param accountName the display name for a From that has none, or ""
     * @param allowedFrom verified send-as addresses, in lower case
     * @param messageId the new id, with angle brackets
     * @throws GmailError 400 when there is no recipient, or an address list can't be read
     */
    public static byte[] prepare(
            byte[] raw,
            String accountAddress,
            String accountName,
            Set<String> allowedFrom,
            String messageId,
            Instant now) {
        ParsedMail mail = ParsedMail.parse(raw);
        requireRecipients(mail);
        HeaderEditor editor = new HeaderEditor(raw);
        editor.prepend(
                "Received",
                "from camel-gmail-simulator\r\n\tnamed unknown\r\n\tby gmailapi.google.com\r\n\twith HTTPREST;\r\n\t"
                        + MailDates.date(now));
        rewriteFrom(mail, editor, accountAddress, accountName, allowedFrom);
        if (mail.date().isEmpty()) {
            editor.set("Date", MailDates.date(now));
        }
        editor.set("Message-ID", messageId);
        if (editor.header().first("MIME-Version").isEmpty()) {
            editor.set("MIME-Version", "1.0");
        }
        return editor.toBytes();
    }

    /** All recipients in To, Cc and Bcc, in lower case, each once. */
    public static List<String> recipients(ParsedMail mail) {
        return RECIPIENT_FIELDS.stream()
                .flatMap(name -> mail.addresses(name).stream())
                .distinct()
                .toList();
    }

    /** A recipient's copy of a prepared mail: without Bcc, with the trace fields Gmail puts first. */
    public static byte[] deliveredCopy(byte[] prepared, String recipient, Instant now) {
        HeaderEditor editor = new HeaderEditor(prepared);
        editor.remove("Bcc");
        trace(editor, prepared, recipient, now);
        return editor.toBytes();
    }

    /** A received mail on its way to where a filter or the user's settings forward it; its From stays. */
    public static byte[] forwarded(byte[] received, String forwarder, String recipient) {
        return new HeaderEditor(received)
                .prepend("X-Forwarded-To", recipient)
                .prepend("X-Forwarded-For", forwarder + " " + recipient)
                .toBytes();
    }

    /**
     * A mail from outside as it lies in the recipient's mailbox: with the trace fields Gmail puts first, and with a
     * Message-ID of Gmail's making when it has none or none that can be read.
     */
    public static byte[] received(byte[] raw, String recipient, Instant now) {
        HeaderEditor editor = new HeaderEditor(raw);
        trace(editor, raw, recipient, now);
        String given = editor.header().value("Message-ID");
        if (given.isEmpty()) {
            editor.set("Message-ID", "<" + token(raw, recipient, now) + ".SMTPIN_ADDED_MISSING@mx.google.com>");
        } else if (given.indexOf('<') < 0 || given.indexOf('>') < 0) {
            editor.set("Message-ID", "<" + token(raw, recipient, now) + ".SMTPIN_ADDED_BROKEN@mx.google.com>");
        }
        return editor.toBytes();
    }

    private static void requireRecipients(ParsedMail mail) {
        for (String name : RECIPIENT_FIELDS) {
            if (mail.entries(name).stream().anyMatch(entry -> !entry.isReadable())) {
                throw GmailError.invalidArgument("Invalid " + name + " header");
            }
        }
        if (recipients(mail).isEmpty()) {
            throw GmailError.invalidArgument("Recipient address required");
        }
    }

    private static void rewriteFrom(
            ParsedMail mail, HeaderEditor editor, String accountAddress, String accountName, Set<String> allowedFrom) {
        List<MailAddress> senders = mail.entries("From");
        if (senders.stream().anyMatch(sender -> !sender.isReadable())) {
            throw GmailError.invalidArgument("Invalid From header");
        }
        boolean allowed = !senders.isEmpty()
                && senders.stream()
                        .map(sender -> sender.address().toLowerCase(Locale.ROOT))
                        .allMatch(address -> address.equalsIgnoreCase(accountAddress) || allowedFrom.contains(address));
        if (!allowed) {
            String name = senders.isEmpty() ? "" : senders.get(0).displayName();
            editor.set("From", mailbox(name.isEmpty() ? accountName : name, accountAddress));
        }
    }

    /** An address as it stands in a header. */
    static String mailbox(String name, String address) {
        String printable = name.replaceAll("\\p{Cntrl}", " ").strip();
        return printable.isEmpty() ? address : EncoderUtil.encodeAddressDisplayName(printable) + " <" + address + ">";
    }

    private static void trace(HeaderEditor editor, byte[] raw, String recipient, Instant now) {
        String id = token(raw, recipient, now);
        List<String> senders = ParsedMail.parse(raw).addresses("From");
        String when = "        " + MailDates.trace(now);
        editor.prepend("Delivered-To", recipient)
                .prepend("Received", "by 2002:a05:0:0:0:0:0:0 with SMTP id " + id + ";\r\n" + when)
                .prepend(
                        "X-Received",
                        "by 2002:a05:0:0:: with SMTP id " + id + "." + now.toEpochMilli() + ";\r\n" + when);
        if (editor.header().first("Return-Path").isEmpty()) {
            editor.prepend("Return-Path", "<" + (senders.isEmpty() ? "" : senders.get(0)) + ">");
        }
        editor.prepend(
                "Received",
                "from camel-gmail-simulator (localhost. [127.0.0.1])\r\n        by mx.google.com with ESMTPS id " + id
                        + "\r\n        for <" + recipient + ">;\r\n" + when);
    }

    /** Looks like the ids of Google's mail servers, and is the same for the same delivery. */
    private static String token(byte[] raw, String recipient, Instant now) {
        long hash = Stream.of(recipient, now.toString())
                .mapToLong(String::hashCode)
                .reduce(Arrays.hashCode(raw), (a, b) -> a * 1_000_003 + b);
        return Long.toString(hash & Long.MAX_VALUE, 36);
    }
}
