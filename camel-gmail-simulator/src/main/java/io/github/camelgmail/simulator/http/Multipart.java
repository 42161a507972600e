package io.github.camelgmail.simulator.http;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits multipart bodies (RFC 2046 section 5.1) and header blocks; takes bare line feeds as line ends too. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;\"]+))");

    private Multipart() {}

    /** One part, or any block of header lines with what follows it. */
    record Part(MultiMap headers, byte[] content) {}

    /** The parts of a multipart body, or null when the content type names no boundary or the body does not use it. */
    static List<Part> parse(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return null;
        }
        String boundary = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int start = nextDelimiter(body, delimiter, 0);
        while (start >= 0 && !isClosing(body, start + delimiter.length)) {
            int from = nextLine(body, start + delimiter.length);
            int next = nextDelimiter(body, delimiter, from);
            if (next < 0) {
                return null;
            }
            parts.add(block(body, from, Math.max(from, beforeLineEnd(body, next))));
            start = next;
        }
        return start < 0 ? null : parts;
    }

    /** Reads header lines up to the first empty line; the rest is the content. */
    static Part block(byte[] bytes, int from, int to) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        int at = from;
        while (at < to) {
            int next = Math.min(to, nextLine(bytes, at));
            int end = next;
            while (end > at && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
                end--;
            }
            if (end == at) {
                return new Part(headers, Arrays.copyOfRange(bytes, next, to));
            }
            String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(
                        line.substring(0, colon).trim(),
                        line.substring(colon + 1).trim());
            }
            at = next;
        }
        return new Part(headers, new byte[0]);
    }

    /** The index after the line that {@code from} lies on. */
    static int nextLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }

    private static boolean isClosing(byte[] bytes, int at) {
        return at + 1 < bytes.length && bytes[at] == '-' && bytes[at + 1] == '-';
    }

    private static int nextDelimiter(byte[] bytes, byte[] delimiter, int from) {
        for (int at = from; at <= bytes.length - delimiter.length; at = nextLine(bytes, at)) {
            int end = at + delimiter.length;
            if (Arrays.equals(bytes, at, end, delimiter, 0, delimiter.length) && endsDelimiter(bytes, end)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean endsDelimiter(byte[] bytes, int at) {
        return at == bytes.length || bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == ' ' || isClosing(bytes, at);
    }

    private static int beforeLineEnd(byte[] bytes, int lineStart) {
        int end = lineStart;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }
}
