package io.github.camelgmail.client;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpMediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to a batch request, taken apart. Parts are matched by their Content-ID, by position only where the server gives
 * none; what can't be read of one part, or is cut off, takes nothing from the others. Google's {@code BatchRequest}
 * matches by position, and gives all parts up when one of them is not JSON.
 */
final class BatchReply {

    /**
     * One part.
     *
     * @param status  the HTTP status of its call
     * @param headers its HTTP headers
     * @param body    as sent
     */
    record Part(int status, HttpHeaders headers, byte[] body) {}

    private static final Pattern ID = Pattern.compile("response-\\D*(\\d{1,6})>?$");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\S+ (\\d{3})(?: .*)?");

    private BatchReply() {}

    /** All parts that arrived whole, by the index of their call. */
    static Map<Integer, Part> read(InputStream in, String contentType, int calls) throws IOException {
        String boundary = contentType == null ? null : new HttpMediaType(contentType).getParameter("boundary");
        if (boundary == null) {
            throw new IOException("the answer to a batch is not multipart but " + contentType);
        }
        List<byte[]> sections = sections(readWhatComes(in), boundary);
        Map<Integer, Part> parts = new HashMap<>();
        for (int position = 0; position < sections.size(); position++) {
            Section outer = Section.of(sections.get(position));
            String id = outer.headers().get("content-id");
            Integer index = id == null ? (Integer) position : index(id);
            Part part = part(outer.body());
            if (index != null && index < calls && part != null) {
                parts.putIfAbsent(index, part);
            }
        }
        return parts;
    }

    private static Integer index(String contentId) {
        Matcher matcher = ID.matcher(contentId.strip());
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static Part part(byte[] http) {
        int end = indexOf(http, new byte[] {'\n'}, 0);
        if (end < 0) {
            return null;
        }
        Matcher status = STATUS_LINE.matcher(new String(http, 0, end, StandardCharsets.UTF_8).strip());
        if (!status.matches()) {
            return null;
        }
        Section section = Section.of(Arrays.copyOfRange(http, end + 1, http.length));
        HttpHeaders headers = new HttpHeaders();
        section.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Part(Integer.parseInt(status.group(1)), headers, section.body());
    }

    /** What arrives, be it cut off: the parts before the cut are good. */
    private static byte[] readWhatComes(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (IOException e) {
            if (bytes.size() == 0) {
                throw e;
            }
        }
        return bytes.toByteArray();
    }

    /** What stands between two delimiters (RFC 2046 section 5.1.1). */
    private static List<byte[]> sections(byte[] bytes, String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<byte[]> sections = new ArrayList<>();
        int start = -1;
        for (int at = delimiterFrom(bytes, delimiter, 0); at >= 0; at = delimiterFrom(bytes, delimiter, at + 1)) {
            if (start >= 0) {
                sections.add(Arrays.copyOfRange(bytes, start, Math.max(start, withoutLineEnd(bytes, at))));
            }
            int lineEnd = indexOf(bytes, new byte[] {'\n'}, at + delimiter.length);
            if (lineEnd < 0) {
                break;
            }
            start = lineEnd + 1;
        }
        return sections;
    }

    /** Finds a delimiter at the beginning of a line. */
    private static int delimiterFrom(byte[] bytes, byte[] delimiter, int from) {
        int at = indexOf(bytes, delimiter, from);
        while (at > 0 && bytes[at - 1] != '\n') {
            at = indexOf(bytes, delimiter, at + 1);
        }
        return at;
    }

    private static int withoutLineEnd(byte[] bytes, int end) {
        int last = end > 0 && bytes[end - 1] == '\n' ? end - 1 : end;
        return last > 0 && bytes[last - 1] == '\r' ? last - 1 : last;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Header lines, an empty line, and the rest. */
    private record Section(Map<String, String> headers, byte[] body) {

        static Section of(byte[] bytes) {
            Map<String, String> headers = new HashMap<>();
            int at = 0;
            while (at < bytes.length) {
                int end = indexOf(bytes, new byte[] {'\n'}, at);
                end = end < 0 ? bytes.length : end;
                String line = new String(bytes, at, end - at, StandardCharsets.UTF_8).strip();
                at = Math.min(bytes.length, end + 1);
                if (line.isEmpty()) {
                    break;
                }
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            return new Section(headers, Arrays.copyOfRange(bytes, at, bytes.length));
        }
    }
}
