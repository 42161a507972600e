package io.github.camelgmail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** Whom a finished mail says it is from. */
public final class MailAuthors {

    private MailAuthors() {}

    /**
     * The bare addresses of the field From; empty where there is none, or none that can be read.
     *
     * @param mail RFC 822 bytes; read up to the end of the header
     */
    public static List<String> of(InputStream mail) throws IOException {
        try {
            String from = new InternetHeaders(mail).getHeader("From", ",");
            return from == null ? List.of() : addresses(from);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    /** As {@link #of(InputStream)}, of a mail in base64 as Gmail's model class has it. */
    public static List<String> ofRaw(String base64) throws IOException {
        return of(new ByteArrayInputStream(Base64Text.decode(base64)));
    }

    private static List<String> addresses(String from) {
        try {
            return Stream.of(InternetAddress.parseHeader(from, false))
                    .filter(address -> !address.isGroup())
                    .map(InternetAddress::getAddress)
                    .filter(address -> address != null && address.indexOf('@') > 0)
                    .toList();
        } catch (AddressException e) {
            // Gmail itself says what is wrong with it.
            return List.of();
        }
    }
}
