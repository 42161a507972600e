package io.github.camelgmail.mime;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;

/**
 * Puts a Gmail message on a Camel message: body, the mail's own header fields, attachments. Thread-safe.
 *
 * <p>Formats {@code full} and {@code raw} of one message give the same. {@code metadata} gives the header fields and
 * no body, {@code minimal} neither. No mail is too broken to be read: what can't be understood is delivered as it is.
 * Gmail's own facts (ids, labels) are left to the caller.
 *
 * <ul>
 *   <li>Header fields are there under their own names, decoded (RFC 2047) and on one line; a repeated one is a
 *       {@code List<String>}. Those that could steer Camel are left out, and so are {@code Content-*}: {@code
 * Content-Type}
 *       says what the body is.
 *   <li>Attachments have safe and unique names; a file name is never a path. Those without a name are called after
 * their
 *       type, as {@code attachment-2.png}. Their {@code Content-*} fields and {@link #PART_ID} are attachment
 * headers. Inline
 *       images, signatures, calendar entries, embedded messages ({@code .eml}) and reports are attachments too.
 * </ul>
 */
public final class MessageReader {

    /** Attachment header: Gmail's id of the part, by which it can be found again at any time. */
    public static final String PART_ID = "CamelGmailPartId";

    private static final Pattern CALENDAR_METHOD = Pattern.compile("[A-Za-z-]{1,40}");

    private final AttachmentLoader loader;

    /**
     * @param loader fetches what Gmail did not send along; called when an attachment, or a large text as body, is
     * touched
     */
    public MessageReader(AttachmentLoader loader) {
        this.loader = loader;
    }

    /**
     * Reads a message in any format; {@code raw} is taken from the model.
     *
     * @param gmail    as {@code messages.get} returned it
     * @param target   belongs to an exchange
     * @param bodyType what the body is to be
     * @throws IllegalArgumentException when the body type needs format {@code raw} and the message came in another one
     * @throws IOException              when the loader can't fetch a text that belongs to the body
     */
    public MailFacts read(Message gmail, org.apache.camel.Message target, BodyType bodyType) throws IOException {
        if (gmail.getRaw() != null) {
            return readRaw(gmail, MailContent.of(Base64Text.decode(gmail.getRaw())), target, bodyType);
        }
        if (bodyType.needsRaw()) {
            throw new IllegalArgumentException(
                    "bodyType=" + bodyType.optionValue() + " needs the message in format=raw, found another format");
        }
        MessagePart payload = gmail.getPayload();
        if (payload == null) {
            return withoutMail(gmail, target, bodyType);
        }
        MailPart root = new PayloadTree(gmail.getId(), loader).root(payload);
        if (!PayloadTree.hasContent(payload)) {
            MailHeaders.copy(root.headers(), target);
            MailFacts facts = withoutMail(gmail, target, bodyType);
            return root.headers().isEmpty() ? facts : facts(root);
        }
        return deliver(gmail, root, target, bodyType);
    }

    /**
     * Reads a message in format {@code raw} whose bytes were kept out of the model; a large one is never in memory as
     * a whole.
     *
     * @param raw the RFC 822 bytes; read to the end and closed
     * @throws IOException when the stream can't be read
     */
    public MailFacts read(Message gmail, InputStream raw, org.apache.camel.Message target, BodyType bodyType)
            throws IOException {
        return readRaw(gmail, MailContent.of(raw), target, bodyType);
    }

    /**
     * Opens one part of a raw message: what an {@link AttachmentLoader} does for a part without attachment id.
     *
     * @param raw the RFC 822 bytes; read to the end and closed
     * @return the decoded content; empty if there is no such part
     */
    public static Optional<InputStream> openPart(InputStream raw, String partId) throws IOException {
        Optional<MailPart> part = find(new MimeTree().root(MailContent.of(raw)), partId);
        return part.isPresent() ? Optional.of(part.get().content().open()) : Optional.empty();
    }

    private static Optional<MailPart> find(MailPart part, String partId) {
        if (part.partId().equals(partId) && !part.isMultipart()) {
            return Optional.of(part);
        }
        return part.parts().stream()
                .flatMap(child -> find(child, partId).stream())
                .findFirst();
    }

    private MailFacts readRaw(Message gmail, MailContent raw, org.apache.camel.Message target, BodyType bodyType)
            throws IOException {
        MailFacts facts = deliver(gmail, new MimeTree().root(raw), target, bodyType);
        if (bodyType == BodyType.RAW) {
            setBody(target, new MailStreamCache(raw), "message/rfc822");
        } else if (bodyType == BodyType.MIME_MESSAGE) {
            setBody(target, raw.parse(), "message/rfc822");
        }
        return facts;
    }

    private static MailFacts withoutMail(Message gmail, org.apache.camel.Message target, BodyType bodyType) {
        target.setBody(bodyType == BodyType.MESSAGE ? gmail : null);
        return new MailFacts(null, null, null);
    }

    private static MailFacts deliver(Message gmail, MailPart root, org.apache.camel.Message target, BodyType bodyType)
            throws IOException {
        MailBody mail = new MailBody(root);
        MailHeaders.copy(root.headers(), target);
        switch (bodyType) {
            case TEXT -> setBody(target, mail.text(), "text/plain; charset=UTF-8");
            case HTML -> setBody(target, mail.html(), "text/html; charset=UTF-8");
            case MESSAGE -> target.setBody(gmail);
            case RAW, MIME_MESSAGE -> {
                // set by the caller, who has it
            }
        }
        attach(gmail.getId(), mail.attachments(), target);
        return facts(root);
    }

    private static void setBody(org.apache.camel.Message target, Object body, String contentType) {
        target.setBody(body);
        target.setHeader(Exchange.CONTENT_TYPE, contentType);
    }

    private static MailFacts facts(MailPart root) throws IOException {
        String contentType = root.header(Exchange.CONTENT_TYPE);
        return new MailFacts(
                contentType == null ? null : HeaderText.decode(contentType),
                ReportReader.find(root).orElse(null),
                calendarMethod(root));
    }

    private static String calendarMethod(MailPart root) {
        return root.leaves()
                .filter(part -> part.mimeType().equals("text/calendar"))
                .map(part -> HeaderParameters.parse(part.header("Content-Type")).parameter("method"))
                .filter(method ->
                        method != null && CALENDAR_METHOD.matcher(method).matches())
                .map(method -> method.toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private static void attach(String messageId, List<MailPart> parts, org.apache.camel.Message target) {
        if (parts.isEmpty()) {
            return;
        }
        AttachmentMessage attachments = target.getExchange().getMessage(AttachmentMessage.class);
        FileNames names = new FileNames();
        for (MailPart part : parts) {
            String name = names.next(part.fileName(), part.mimeType());
            DefaultAttachment attachment = new DefaultAttachment(PartDataSource.of(name, part, messageId));
            for (MailHeader header : part.headers()) {
                if (header.name().toLowerCase(Locale.ROOT).startsWith("content-")) {
                    attachment.addHeader(header.name(), HeaderText.decode(header.value()));
                }
            }
            attachment.setHeader(PART_ID, part.partId());
            attachments.addAttachmentObject(name, attachment);
        }
    }
}
