package io.github.camelgmail.simulator.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes RFC 2047 encoded words wherever they stand, quoted strings included, as mail readers do. Bytes of adjacent
 * words of one charset are joined first, because many senders cut characters in two. Linear in the length of the text.
 */
final class EncodedWords {

    /** RFC 2047 allows 75; senders that don't fold write whole subjects in one word. */
    private static final int LONGEST = 2000;

    private EncodedWords() {}

    /** One encoded word; {@code end} is the offset after it. */
    private record Word(String charset, byte[] bytes, int end) {}

    static String decode(String text) {
        int next = text.indexOf("=?");
        if (next < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (next >= 0) {
            Optional<Word> first = wordAt(text, next);
            if (first.isEmpty()) {
                next = text.indexOf("=?", next + 2);
                continue;
            }
            out.append(text, copied, next);
            copied = appendRun(text, first.get(), out);
            next = text.indexOf("=?", copied);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The offset after the encoded word at {@code start}, or -1 if there is none. */
    static int endOfWordAt(String text, int start) {
        return wordAt(text, start).map(Word::end).orElse(-1);
    }

    /** Decodes the word and those that follow it with nothing but white space between; returns the offset after them. */
    private static int appendRun(String text, Word first, StringBuilder out) {
        String charset = first.charset();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        int end = first.end();
        while (true) {
            int start = skipWhiteSpace(text, end);
            Optional<Word> word = text.startsWith("=?", start) ? wordAt(text, start) : Optional.empty();
            if (word.isEmpty()) {
                out.append(Charsets.decode(bytes.toByteArray(), charset));
                return end;
            }
            if (!word.get().charset().equalsIgnoreCase(charset)) {
                out.append(Charsets.decode(bytes.toByteArray(), charset));
                bytes.reset();
                charset = word.get().charset();
            }
            bytes.writeBytes(word.get().bytes());
            end = word.get().end();
        }
    }

    private static Optional<Word> wordAt(String text, int start) {
        if (!text.startsWith("=?", start)) {
            return Optional.empty();
        }
        int charsetEnd = start + 2;
        while (charsetEnd < text.length() && isCharsetChar(text.charAt(charsetEnd))) {
            charsetEnd++;
        }
        int textStart = charsetEnd + 3;
        if (charsetEnd == start + 2
                || textStart > text.length()
                || text.charAt(charsetEnd) != '?'
                || text.charAt(charsetEnd + 2) != '?') {
            return Optional.empty();
        }
        int textEnd = endOfText(text, textStart);
        if (textEnd < 0) {
            return Optional.empty();
        }
        String charset = text.substring(start + 2, charsetEnd);
        int language = charset.indexOf('*'); // RFC 2231 section 5
        String encoded = text.substring(textStart, textEnd);
        Optional<byte[]> bytes =
                switch (text.charAt(charsetEnd + 1)) {
                    case 'b', 'B' -> Optional.of(TransferEncoding.BASE64.decode(Slice.of(bytesOf(encoded))));
                    case 'q', 'Q' -> Optional.of(TransferEncoding.unescape(bytesOf(encoded.replace('_', ' '))));
                    default -> Optional.empty();
                };
        return bytes.map(b -> new Word(language < 0 ? charset : charset.substring(0, language), b, textEnd + 2));
    }

    private static int endOfText(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST) - 1;
        for (int i = start; i < limit; i++) {
            if (text.charAt(i) == '?' && text.charAt(i + 1) == '=') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isCharsetChar(char c) {
        return c > ' ' && c < 127 && c != '?' && c != '=';
    }

    private static int skipWhiteSpace(String text, int start) {
        int i = start;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
