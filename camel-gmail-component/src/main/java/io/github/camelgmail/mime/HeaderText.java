package io.github.camelgmail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a header value: encoded words decoded (RFC 2047), one line, every run of white space one space. Gmail
 * unfolds in a way that leaves no better rule by which its values and those of the raw message are the same.
 */
final class HeaderText {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?\\s]{0,20})?\\?([bBqQ])\\?([^?\\r\\n]*)\\?=");
    private static final Pattern SPECIAL = Pattern.compile("[()<>\\[\\]:;@\\\\,.\"]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}]+");

    private final boolean addresses;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private Charset charset;
    private int scanned;
    private boolean quoted;

    private HeaderText(boolean addresses) {
        this.addresses = addresses;
    }

    /** Decodes a value; the result has no line break or other control character. */
    static String decode(String value) {
        return new HeaderText(false).decoded(value);
    }

    /**
     * Decodes a list of addresses, so that it stays the same list: what an encoded word has of commas and brackets
     * belongs to the display name and is put in quotes.
     */
    static String decodeAddresses(String value) {
        return new HeaderText(true).decoded(value);
    }

    private String decoded(String value) {
        String unfolded = SPACE.matcher(value).replaceAll(" ");
        if (!unfolded.contains("=?")) {
            return unfolded.strip();
        }
        Matcher word = WORD.matcher(unfolded);
        int end = 0;
        while (word.find()) {
            String between = unfolded.substring(end, word.start());
            Charset next = TextDecoder.charset(word.group(1));
            boolean joins = end > 0 && between.isBlank();
            if (!joins) {
                endRun();
                text.append(between);
            } else if (!Objects.equals(next, charset)) {
                endCharset();
            }
            charset = next;
            octets.writeBytes(octets(word.group(2), word.group(3)));
            end = word.end();
        }
        endRun();
        text.append(unfolded, end, unfolded.length());
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Characters may be split between words of one charset, though they should not. */
    private void endCharset() {
        run.append(TextDecoder.decode(octets.toByteArray(), charset));
        octets.reset();
    }

    private void endRun() {
        endCharset();
        String decoded = run.toString();
        run.setLength(0);
        if (!addresses || !SPECIAL.matcher(decoded).find()) {
            text.append(decoded);
            return;
        }
        String escaped = decoded.replace("\\", "\\\\").replace("\"", "\\\"");
        text.append(endsInQuotes() ? escaped : '"' + escaped + '"');
    }

    /** Some senders wrongly encode inside of quotes. */
    private boolean endsInQuotes() {
        for (; scanned < text.length(); scanned++) {
            char c = text.charAt(scanned);
            if (c == '\\') {
                scanned++;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static byte[] octets(String encoding, String text) {
        return encoding.toLowerCase(Locale.ROOT).equals("b")
                ? Base64Text.decode(text)
                : quotedPrintable(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] quotedPrintable(byte[] text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            int high = text[i] == '=' && i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
            if (low >= 0) {
                octets.write(high << 4 | low);
                i += 2;
            } else {
                octets.write(text[i] == '_' ? ' ' : text[i]);
            }
        }
        return octets.toByteArray();
    }
}
