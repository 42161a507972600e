package io.github.camelgmail.mime;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;

/**
 * Turns the forms of a mail into each other: Gmail's {@code Message} (in format {@code full} or {@code raw}), {@code
 * MimeMessage}, and the RFC 822 bytes as stream, byte array, file or String. A {@code Message} or {@code MimeMessage} as a
 * String is the text that a person reads.
 *
 * <p>A {@code Message} in format {@code full} becomes a mail of the same structure, header fields, texts and attachments,
 * but not of the same bytes: a signature no longer fits. What Gmail left out of it is fetched through the attachments that
 * the consumer put on the exchange.
 *
 * <p>Streams are stream caches. There is no conversion to {@code StreamCache} itself: Camel would apply it to every body,
 * unasked.
 */
@Converter(generateLoader = true)
public final class GmailConverters {

    private GmailConverters() {}

    /** @throws TypeConversionException when the message has no content, or lacks some */
    @Converter
    public static MimeMessage toMimeMessage(Message gmail, Exchange exchange) {
        return converted(
                gmail, MimeMessage.class, () -> content(gmail, exchange).parse());
    }

    @Converter
    public static MimeMessage toMimeMessage(InputStream raw) throws IOException {
        return mail(MailContent.of(raw)).parse();
    }

    @Converter
    public static MimeMessage toMimeMessage(byte[] raw) throws IOException {
        return mail(MailContent.of(raw)).parse();
    }

    @Converter
    public static MimeMessage toMimeMessage(File raw) throws IOException {
        return toMimeMessage(Files.newInputStream(raw.toPath()));
    }

    @Converter
    public static MimeMessage toMimeMessage(String raw) throws IOException {
        return toMimeMessage(octets(raw));
    }

    @Converter
    public static Message toMessage(Draft draft) {
        return draft.getMessage();
    }

    @Converter
    public static Message toMessage(MimeMessage mail) throws IOException {
        return message(MailContent.of(mail));
    }

    @Converter
    public static Message toMessage(InputStream raw) throws IOException {
        return message(mail(MailContent.of(raw)));
    }

    @Converter
    public static Message toMessage(byte[] raw) throws IOException {
        return message(mail(MailContent.of(raw)));
    }

    @Converter
    public static Message toMessage(File raw) throws IOException {
        return toMessage(Files.newInputStream(raw.toPath()));
    }

    @Converter
    public static Message toMessage(String raw) throws IOException {
        return toMessage(octets(raw));
    }

    /** The text that a person reads. */
    @Converter
    public static String toString(Message gmail, Exchange exchange) {
        return converted(gmail, String.class, () -> {
            MailPart root =
                    gmail.getRaw() != null ? new MimeTree().root(content(gmail, exchange)) : tree(gmail, exchange);
            return new MailBody(root).text();
        });
    }

    /** The text that a person reads. */
    @Converter
    public static String toString(MimeMessage mail) throws IOException {
        return new MailBody(new MimeTree().root(MailContent.of(mail))).text();
    }

    @Converter
    public static InputStream toInputStream(Message gmail, Exchange exchange) {
        return converted(gmail, InputStream.class, () -> new MailStreamCache(content(gmail, exchange)));
    }

    @Converter
    public static InputStream toInputStream(MimeMessage mail) throws IOException {
        return new MailStreamCache(MailContent.of(mail));
    }

    @Converter
    public static byte[] toByteArray(Message gmail, Exchange exchange) {
        return converted(gmail, byte[].class, () -> bytes(content(gmail, exchange)));
    }

    @Converter
    public static byte[] toByteArray(MimeMessage mail) throws IOException {
        return bytes(MailContent.of(mail));
    }

    private interface Conversion<T> {
        T run() throws IOException, MessagingException;
    }

    /** A failure names the message by its id: Camel's own message would have its content. */
    private static <T> T converted(Message gmail, Class<T> type, Conversion<T> conversion) {
        try {
            return conversion.run();
        } catch (IOException | MessagingException | IllegalArgumentException e) {
            throw new TypeConversionException("message " + gmail.getId(), type, e);
        }
    }

    private static MailContent content(Message gmail, Exchange exchange) throws IOException, MessagingException {
        return gmail.getRaw() != null
                ? MailContent.of(Base64Text.decode(gmail.getRaw()))
                : RebuiltMail.of(tree(gmail, exchange));
    }

    private static MailPart tree(Message gmail, Exchange exchange) {
        if (!PayloadTree.hasContent(gmail.getPayload())) {
            throw new IllegalArgumentException("Message " + gmail.getId()
                    + " has no content: found format=minimal or metadata, allowed: full, raw");
        }
        return new PayloadTree(gmail.getId(), new ExchangeAttachments(exchange)).root(gmail.getPayload());
    }

    private static Message message(MailContent mail) throws IOException {
        return new Message().setRaw(Base64.getUrlEncoder().encodeToString(bytes(mail)));
    }

    private static MailContent mail(MailContent content) {
        if (content.length() == 0) {
            throw new IllegalArgumentException("Found nothing, allowed: a mail as in RFC 822");
        }
        return content;
    }

    /** Any text could be meant, so it has to begin like a mail. */
    private static byte[] octets(String raw) {
        if (!MailHeader.START.matcher(raw).lookingAt()) {
            throw new IllegalArgumentException(
                    "Found text that does not begin with a header field, allowed: a mail as in RFC 822");
        }
        return raw.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(MailContent content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(content.length()));
        content.writeTo(out);
        return out.toByteArray();
    }
}
