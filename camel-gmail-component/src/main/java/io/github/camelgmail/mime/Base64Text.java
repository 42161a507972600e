package io.github.camelgmail.mime;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 of both alphabets, padded or not, with line breaks or rubbish in it (RFC 4648 sections 4 and 5). Gmail's
 * server has been seen to send either form.
 */
final class Base64Text {

    private static final int IGNORED = -1;

    private Base64Text() {}

    /** Decodes what can be decoded; a single character left at the end says nothing and is dropped. */
    static byte[] decode(String text) {
        byte[] digits = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit != IGNORED) {
                digits[count++] = (byte) digit;
            }
        }
        return Base64.getDecoder().decode(Arrays.copyOf(digits, count % 4 == 1 ? count - 1 : count));
    }

    private static int digit(char c) {
        if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            return c;
        }
        return switch (c) {
            case '+', '-' -> '+';
            case '/', '_' -> '/';
            default -> IGNORED;
        };
    }
}
