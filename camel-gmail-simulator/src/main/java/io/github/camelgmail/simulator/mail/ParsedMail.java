package io.github.camelgmail.simulator.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail as Gmail shows it. Immutable and safe to share; made from any bytes whatever, with as much of the mail as can be
 * read. The tree is cut once, in time linear in the mail's size; contents and texts are decoded when asked for.
 */
public final class ParsedMail {

    private static final Pattern REPLY_PREFIX = Pattern.compile(
            "(?:re|fwd?|aw|wg|sv|vs|antw|tr|rif|enc|res)(?:\\[\\d{1,4}\\])?\\s?:\\s*", Pattern.CASE_INSENSITIVE);

    private final byte[] raw;
    private final MailPart root;
    private String snippet;

    private ParsedMail(byte[] raw) {
        this.raw = raw;
        this.root = MimeScanner.scan(raw);
    }

    /** Reads a mail. The array is kept, not copied: the caller must not change it any more. */
    public static ParsedMail parse(byte[] raw) {
        return new ParsedMail(raw);
    }

    /** The mail's bytes, not a copy. */
    public byte[] raw() {
        return raw;
    }

    /** The payload tree. */
    public MailPart root() {
        return root;
    }

    /** The decoded value of the first header field of that name, compared without case. */
    public Optional<String> header(String name) {
        return root.header().first(name).map(field -> field.decoded().value());
    }

    /** The decoded values of all header fields of that name, in message order. */
    public List<String> headers(String name) {
        return fields(name).map(field -> field.decoded().value()).toList();
    }

    /** The start of the text on one line, HTML-escaped, at most 200 characters; "" without text. */
    public String snippet() {
        if (snippet == null) {
            snippet = Snippet.of(root);
        }
        return snippet;
    }

    /** The mail's size in bytes. */
    public int sizeEstimate() {
        return raw.length;
    }

    /** The instant of the Date header; empty when absent or unreadable. */
    public Optional<Instant> date() {
        return root.header().first("Date").flatMap(field -> MailDates.parse(field.value()));
    }

    /** The message id with its angle brackets. */
    public Optional<String> messageId() {
        return root.header().first("Message-ID").flatMap(field -> MessageIds.read(field.value()).stream()
                .findFirst());
    }

    /** The ids in References, then those in In-Reply-To; with angle brackets, in order, each once. */
    public List<String> references() {
        return Stream.of("References", "In-Reply-To")
                .flatMap(this::fields)
                .flatMap(field -> MessageIds.read(field.value()).stream())
                .distinct()
                .toList();
    }

    /** The bare addresses in header fields of that name, lower case, each once, as far as the lists can be read. */
    public List<String> addresses(String headerName) {
        return AddressListReader.lowerCaseAddresses(entries(headerName));
    }

    /** The display names in header fields of that name, decoded, in order; entries without one are left out. */
    public List<String> displayNames(String headerName) {
        return entries(headerName).stream()
                .map(MailAddress::displayName)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The file names of all parts, attached messages' parts included. */
    public List<String> attachmentNames() {
        return root.walk()
                .map(MailPart::filename)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether a part is there to be downloaded; an image that the HTML shows in place is none. */
    public boolean hasAttachment() {
        return root.walk().anyMatch(part -> !part.inline() && !part.container() && !isEmbeddedImage(part));
    }

    /** All text that can be searched for: text parts, attached messages' included, HTML reduced to its text. */
    public String text() {
        return root.walk()
                .filter(MailPart::inline)
                .map(part -> part.mimeType().equals("text/html") ? HtmlText.of(part.text()) : part.text())
                .collect(Collectors.joining("\n"));
    }

    /** The subject without leading Re:, Fwd: and their like, white space collapsed; case kept; "" without subject. */
    public String baseSubject() {
        String subject = header("Subject").orElse("").strip().replaceAll("\\s+", " ");
        Matcher prefix = REPLY_PREFIX.matcher(subject);
        int start = 0;
        while (prefix.region(start, subject.length()).lookingAt()) {
            start = prefix.end();
        }
        return subject.substring(start);
    }

    List<MailAddress> entries(String headerName) {
        return fields(headerName)
                .flatMap(field -> AddressListReader.read(field.value()).stream())
                .toList();
    }

    private Stream<HeaderBlock.Field> fields(String name) {
        return root.header().fields().stream().filter(field -> field.is(name));
    }

    private static boolean isEmbeddedImage(MailPart part) {
        String disposition = part.header().value("Content-Disposition").toLowerCase(Locale.ROOT);
        return part.mimeType().startsWith("image/")
                && part.header().first("Content-ID").isPresent()
                && !disposition.startsWith("attachment");
    }
}
