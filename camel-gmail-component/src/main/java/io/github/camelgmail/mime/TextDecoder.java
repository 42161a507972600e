package io.github.camelgmail.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/** Octets of a mail to text, whatever the mail says about them. Never fails. */
final class TextDecoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What senders mean by these names, as browsers have it (WHATWG Encoding Standard). */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("utf8", "UTF-8"));

    private TextDecoder() {}

    /** The charset that a sender means by a name; null for none and for one that nobody knows. */
    static Charset charset(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String plain = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(MEANT.getOrDefault(plain, MimeUtility.javaCharset(plain)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /**
     * Text of a mail as it was sent: the declared charset where it fits, else UTF-8 where that fits, else windows-1252.
     *
     * @param declared null if unknown
     */
    static String decode(byte[] octets, Charset declared) {
        boolean ascii = declared == null || declared.equals(WINDOWS_1252);
        String text = ascii ? strict(octets, StandardCharsets.UTF_8) : strict(octets, declared);
        if (text == null && !ascii) {
            text = strict(octets, StandardCharsets.UTF_8);
        }
        return text != null ? text : lenient(octets, declared == null ? WINDOWS_1252 : declared);
    }

    /** What is called UTF-8 and has not one character beyond ASCII that is, is none. */
    private static String lenient(byte[] octets, Charset declared) {
        String text = new String(octets, declared);
        boolean fits = text.chars().anyMatch(c -> c >= 0x80 && c != '\ufffd');
        return withoutMark(declared.equals(StandardCharsets.UTF_8) && !fits ? new String(octets, WINDOWS_1252) : text);
    }

    /**
     * Text that went through Gmail, which makes it UTF-8 and leaves the declared charset standing: UTF-8 where that
     * fits, else as it was sent. Escape and zero octets speak for a charset that only looks like UTF-8 and was left
     * alone.
     */
    static String decodeReencoded(byte[] octets, Charset declared) {
        boolean leftAlone = false;
        for (byte octet : octets) {
            leftAlone |= octet == 0x1b || octet == 0;
        }
        String text = leftAlone && declared != null ? null : strict(octets, StandardCharsets.UTF_8);
        return text != null ? text : decode(octets, declared);
    }

    private static String strict(byte[] octets, Charset charset) {
        try {
            return withoutMark(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
