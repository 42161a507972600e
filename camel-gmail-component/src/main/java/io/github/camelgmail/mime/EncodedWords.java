package io.github.camelgmail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes text for unstructured fields and display names (RFC 2047), so that a reader gets exactly the same text back.
 */
final class EncodedWords {

    private static final String PREFIX = "=?UTF-8?B?";
    private static final String SUFFIX = "?=";
    /** Octets that fit an encoded word of 75 characters. */
    private static final int MAX_OCTETS = 45;
    /** A longer word can't be folded into a line of decent length. */
    private static final int MAX_PLAIN_WORD = 200;

    private EncodedWords() {}

    /** The text itself where plain ASCII says it all, otherwise encoded words, one a line. */
    static String encode(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            String next = Character.toString(text.codePointAt(i));
            i += next.length();
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MAX_OCTETS) {
                append(encoded, word);
                word.setLength(0);
                octets = 0;
            }
            word.append(next);
            octets += size;
        }
        append(encoded, word);
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, StringBuilder word) {
        if (!encoded.isEmpty()) {
            encoded.append("\r\n ");
        }
        byte[] octets = word.toString().getBytes(StandardCharsets.UTF_8);
        encoded.append(PREFIX)
                .append(Base64.getEncoder().encodeToString(octets))
                .append(SUFFIX);
    }

    private static boolean isPlain(String text) {
        int word = 0;
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (space) {
                    return false;
                }
                word = 0;
            } else if (c < ' ' || c > '~' || ++word > MAX_PLAIN_WORD) {
                return false;
            }
            space = c == ' ';
        }
        return text.isEmpty() || (!space && !text.contains("=?"));
    }
}
