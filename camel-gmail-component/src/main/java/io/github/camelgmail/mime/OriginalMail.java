package io.github.camelgmail.mime;

import com.google.api.services.gmail.model.Message;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A mail to be answered or forwarded: its header, and its content when it came in raw. Hostile, like every mail. */
public final class OriginalMail {

    /** The header fields that the answer to a mail depends on; more are not needed unless it is quoted. */
    public static final List<String> ANSWER_FIELDS = List.of(
            "From",
            "Reply-To",
            "To",
            "Cc",
            "Subject",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Return-Path",
            "Content-Type",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "X-Autoreply",
            "X-Autorespond",
            "Precedence",
            "List-Id",
            "List-Post",
            "List-Unsubscribe");

    private static final int MAX_ADDRESS_FIELD = 65_536;

    private final List<MailHeader> headers;
    private final MailBody body;
    private final MailContent raw;

    private OriginalMail(List<MailHeader> headers, MailBody body, MailContent raw) {
        this.headers = headers;
        this.body = body;
        this.raw = raw;
    }

    /** A mail of which only the header is known, as {@code messages.get} gives it with {@code format=metadata}. */
    public static OriginalMail ofHeader(Message gmail) {
        List<MailHeader> headers = gmail.getPayload() == null
                ? List.of()
                : new PayloadTree(gmail.getId(), (message, part, attachment) -> InputStream.nullInputStream())
                        .root(gmail.getPayload())
                        .headers();
        return new OriginalMail(headers, null, null);
    }

    /**
     * A mail with its content.
     *
     * @throws IOException when the buffer can't be read
     */
    public static OriginalMail read(MailBuffer buffer) throws IOException {
        MailContent raw = buffer.content();
        MailPart root = new MimeTree().root(raw);
        return new OriginalMail(root.headers(), new MailBody(root), raw);
    }

    /**
     * Why a program should not answer this mail (RFC 3834 section 2): {@code autoSubmitted}, {@code precedence},
     * {@code mailingList}, {@code bounce} or {@code ownAddress}; empty when it may.
     *
     * @param own whether an address is the answering mailbox's own
     */
    public Optional<String> reasonNotToAnswer(Predicate<String> own) {
        return AutomaticMail.reason(this, own);
    }

    /**
     * Who gets the answer.
     *
     * @param all whether the other recipients get it as well
     * @param own whether an address is the answering mailbox's own
     */
    public Recipients recipients(boolean all, Predicate<String> own) {
        return Recipients.of(this, all, own);
    }

    /** The subject with one {@code Re:}. */
    public String replySubject() {
        return SubjectPrefix.reply(header("Subject"));
    }

    /** The subject with one {@code Fwd:}. */
    public String forwardSubject() {
        return SubjectPrefix.forward(header("Subject"));
    }

    /** {@code In-Reply-To} and {@code References} of the answer (RFC 5322 section 3.6.4); empty without a Message-ID. */
    public Map<String, String> replyFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        MessageIds.single(header("Message-ID")).ifPresent(id -> {
            fields.put("In-Reply-To", id);
            fields.put("References", references());
        });
        return fields;
    }

    /** The ids of all mails of the conversation so far, this one last; empty when there are none. */
    public String references() {
        return MessageIds.chain(header("References"), header("In-Reply-To"), header("Message-ID"));
    }

    /** The first field of that name, decoded and on one line; empty if there is none. */
    String header(String name) {
        String value = MailHeader.first(headers, name);
        return value == null ? "" : HeaderText.decode(value);
    }

    boolean has(String name) {
        return MailHeader.first(headers, name) != null;
    }

    /** The first field of that name as it is to be shown; for addresses. */
    String shownAddresses(String name) {
        String value = MailHeader.first(headers, name);
        return value == null ? "" : HeaderText.decodeAddresses(value);
    }

    /** The addresses in all fields of that name; what can't be used as one is left out. */
    List<InternetAddress> addresses(String name) {
        List<InternetAddress> found = new ArrayList<>();
        for (MailHeader field : headers) {
            if (field.name().equalsIgnoreCase(name) && field.value().length() <= MAX_ADDRESS_FIELD) {
                collect(HeaderText.decodeAddresses(field.value()), found);
            }
        }
        return found;
    }

    private static void collect(String value, List<InternetAddress> found) {
        try {
            for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                for (InternetAddress one :
                        address.isGroup() ? address.getGroup(false) : new InternetAddress[] {address}) {
                    if (Addresses.isUsable(one)) {
                        found.add(one);
                    }
                }
            }
        } catch (AddressException e) {
            // nobody can be reached by what is no address
        }
    }

    /** Null when only the header is known. */
    MailBody body() {
        return body;
    }

    /** The whole mail; null when only the header is known. */
    MailContent raw() {
        return raw;
    }
}
