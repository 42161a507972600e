package io.github.camelgmail.simulator.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Writes a mail of one text part. Header values may be any text: line breaks and controls in them become spaces. */
public final class NewMail {

    private final StringBuilder header = new StringBuilder();

    /** Adds a field whose value is ASCII. */
    public NewMail field(String name, String value) {
        header.append(name).append(": ").append(oneLine(value)).append("\r\n");
        return this;
    }

    /** Adds a field of free text, in encoded words (RFC 2047) where it needs them. */
    public NewMail text(String name, String value) {
        String encoded = EncoderUtil.encodeIfNecessary(
                oneLine(value), EncoderUtil.Usage.TEXT_TOKEN, name.length() + ": ".length());
        header.append(name).append(": ").append(encoded).append("\r\n");
        return this;
    }

    /**
     * The mail.
     *
     * @param subtype {@code plain} or {@code html}
     */
    public byte[] with(String subtype, String body) {
        String content = Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        String mail = header + "MIME-Version: 1.0\r\nContent-Type: text/" + subtype
                + "; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + content + "\r\n";
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
