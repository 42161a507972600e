package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the report in a mail and reads the fields of its machine-readable part as far as they go: groups of fields with
 * blank lines between, where any number of blank lines, missing groups and fields are borne.
 */
final class ReportReader {

    private static final Set<String> TYPES = Set.of("delivery-status", "disposition-notification", "feedback-report");
    private static final Set<String> RETURNED =
            Set.of("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers");
    private static final int MAX_OCTETS = 1 << 18;
    private static final int MAX_RECIPIENTS = 1_000;
    private static final int MAX_VALUE = 2_000;

    private final List<Group> groups = new ArrayList<>();

    private ReportReader(InputStream fields) throws IOException {
        ByteArrayInputStream octets = new ByteArrayInputStream(fields.readNBytes(MAX_OCTETS));
        while (octets.available() > 0 && groups.size() <= MAX_RECIPIENTS) {
            groups.add(new Group(octets));
        }
    }

    /**
     * The first report of a mail.
     *
     * @throws IOException when the loader of a part can't fetch its content
     */
    static Optional<MailReport> find(MailPart root) throws IOException {
        Optional<MailPart> part =
                root.leaves().filter(leaf -> type(leaf) != null).findFirst();
        if (part.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream fields = part.get().content().open()) {
            return Optional.of(new ReportReader(fields).report(type(part.get()), root));
        }
    }

    private static String type(MailPart part) {
        String type = part.mimeType().replaceFirst("^message/(global-)?", "");
        return part.mimeType().startsWith("message/") && TYPES.contains(type) ? type : null;
    }

    private MailReport report(String type, MailPart root) throws IOException {
        List<Recipient> recipients = type.equals("feedback-report") ? feedback() : recipients();
        return new MailReport(
                type,
                originalMessageId(root),
                each(recipients, Recipient::address),
                each(recipients, Recipient::status),
                each(recipients, Recipient::action),
                each(recipients, Recipient::diagnostic));
    }

    private record Recipient(String address, String status, String action, String diagnostic) {}

    private List<Recipient> recipients() {
        return groups.stream()
                .filter(group -> group.has("Original-Recipient", "Final-Recipient", "Action", "Status", "Disposition"))
                .limit(MAX_RECIPIENTS)
                .map(group -> new Recipient(
                        address(group.first("Original-Recipient", "Final-Recipient")),
                        code(group.first("Status")),
                        action(group),
                        group.first("Diagnostic-Code")))
                .toList();
    }

    private List<Recipient> feedback() {
        String action = word(groups.stream()
                .map(group -> group.first("Feedback-Type"))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(""));
        List<Recipient> recipients = groups.stream()
                .flatMap(group -> group.all("Original-Rcpt-To").stream())
                .limit(MAX_RECIPIENTS)
                .map(address -> new Recipient(address(address), "", action, ""))
                .toList();
        return recipients.isEmpty() ? List.of(new Recipient("", "", action, "")) : recipients;
    }

    /** {@code displayed} of {@code manual-action/MDN-sent-manually; displayed/error}. */
    private static String action(Group group) {
        String disposition = group.first("Disposition");
        return word(group.has("Action") ? group.first("Action") : disposition.substring(disposition.indexOf(';') + 1));
    }

    private static String word(String value) {
        return value.strip().split("[^A-Za-z0-9-]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String code(String status) {
        return status.strip().split("[\\s(]", 2)[0];
    }

    /** The address of {@code rfc822; <jane@example.org>}. */
    private static String address(String value) {
        String address = value.substring(value.indexOf(';') + 1).strip();
        return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }

    /** Null where nothing is said, one String for one recipient, otherwise a list. */
    private static Object each(List<Recipient> recipients, Function<Recipient, String> fact) {
        List<String> values = recipients.stream().map(fact).toList();
        if (values.stream().allMatch(String::isEmpty)) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    private String originalMessageId(MailPart root) throws IOException {
        String id = groups.stream()
                .map(group -> group.first("Original-Message-ID", "X-Original-Message-ID"))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        if (id.isEmpty() && root.header("In-Reply-To") != null) {
            id = HeaderText.decode(root.header("In-Reply-To"));
        }
        Optional<MailPart> returned =
                root.leaves().filter(leaf -> RETURNED.contains(leaf.mimeType())).findFirst();
        if (id.isEmpty() && returned.isPresent()) {
            try (InputStream header = returned.get().messageHeader().open()) {
                id = new Group(new ByteArrayInputStream(header.readNBytes(MAX_OCTETS))).first("Message-ID");
            }
        }
        return id.isEmpty() ? null : MessageIds.single(id).orElse(id);
    }

    /** Fields up to a blank line. */
    private static final class Group {

        private final InternetHeaders fields;

        Group(ByteArrayInputStream octets) throws IOException {
            try {
                fields = new InternetHeaders(octets, true);
            } catch (MessagingException e) {
                throw new IOException("A report can't be read", e);
            }
        }

        boolean has(String... names) {
            return Stream.of(names).anyMatch(name -> fields.getHeader(name) != null);
        }

        List<String> all(String name) {
            String[] values = fields.getHeader(name);
            return values == null
                    ? List.of()
                    : Stream.of(values).map(Group::text).toList();
        }

        /** The first field of these that there is; empty if there is none. */
        String first(String... names) {
            return Stream.of(names)
                    .flatMap(name -> all(name).stream())
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private static String text(String value) {
            return HeaderText.decode(value.substring(0, Math.min(value.length(), MAX_VALUE)));
        }
    }
}
