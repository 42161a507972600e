package io.github.camelgmail.simulator.mail;

import java.util.Arrays;
import java.util.Locale;

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 section 6). Never fails: base64 ignores what is outside its alphabet,
 * quoted-printable leaves a broken escape as it stands, an unknown encoding is taken as identity.
 */
enum TransferEncoding {
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE;

    private static final byte[] BASE64_VALUES = base64Values();

    static TransferEncoding named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> BASE64;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            default -> IDENTITY;
        };
    }

    byte[] decode(Slice encoded) {
        return switch (this) {
            case IDENTITY -> encoded.copy();
            case BASE64 -> base64(encoded);
            case QUOTED_PRINTABLE -> quotedPrintable(encoded);
        };
    }

    /** Replaces {@code =XX} by the byte it stands for and touches nothing else, as the Q encoding of RFC 2047 needs. */
    static byte[] unescape(byte[] escaped) {
        byte[] out = new byte[escaped.length];
        return Arrays.copyOf(out, unescape(escaped, 0, escaped.length, out, 0));
    }

    private static byte[] base64(Slice encoded) {
        byte[] out = new byte[encoded.length() / 4 * 3 + 3];
        int size = 0;
        int bits = 0;
        int count = 0;
        for (int i = encoded.start(); i < encoded.end(); i++) {
            byte b = encoded.bytes()[i];
            int value = b < 0 ? -1 : BASE64_VALUES[b];
            if (value >= 0) {
                bits = bits << 6 | value;
                count++;
            }
            if (count == 4) {
                out[size++] = (byte) (bits >> 16);
                out[size++] = (byte) (bits >> 8);
                out[size++] = (byte) bits;
                bits = 0;
                count = 0;
            } else if (b == '=' && count > 0) {
                size = flush(out, size, bits, count);
                bits = 0;
                count = 0;
            }
        }
        return Arrays.copyOf(out, flush(out, size, bits, count));
    }

    private static int flush(byte[] out, int size, int bits, int count) {
        int end = size;
        if (count == 2) {
            out[end++] = (byte) (bits >> 4);
        } else if (count == 3) {
            out[end++] = (byte) (bits >> 10);
            out[end++] = (byte) (bits >> 2);
        }
        return end;
    }

    private static byte[] quotedPrintable(Slice encoded) {
        byte[] in = encoded.bytes();
        byte[] out = new byte[encoded.length()];
        int size = 0;
        int line = encoded.start();
        while (line < encoded.end()) {
            int next = Lines.next(in, line, encoded.end());
            int textEnd = Lines.textEnd(in, line, next);
            int end = textEnd;
            while (end > line && (in[end - 1] == ' ' || in[end - 1] == '\t')) {
                end--; // RFC 2045: white space at a line's end was added in transport
            }
            boolean softBreak = end > line && in[end - 1] == '=';
            size = unescape(in, line, softBreak ? end - 1 : end, out, size);
            if (!softBreak) {
                System.arraycopy(in, textEnd, out, size, next - textEnd);
                size += next - textEnd;
            }
            line = next;
        }
        return Arrays.copyOf(out, size);
    }

    private static int unescape(byte[] in, int start, int end, byte[] out, int outSize) {
        int size = outSize;
        for (int i = start; i < end; i++) {
            int high = in[i] == '=' && i + 2 < end ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low >= 0) {
                out[size++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[size++] = in[i];
            }
        }
        return size;
    }

    private static byte[] base64Values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
