package io.github.camelgmail.simulator.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header value of the form {@code value; name=value; ...} (RFC 2045 section 5.1, RFC 2183) with RFC 2231 continuations
 * and charsets undone, and RFC 2047 words decoded where senders put them against the rules. The first of two parameters
 * of one name counts. Anything is accepted; what can't be read is left out.
 */
final class HeaderParameters {

    private final String value;
    private final Map<String, String> raw = new HashMap<>();

    private HeaderParameters(String value) {
        this.value = value;
    }

    static HeaderParameters parse(String header) {
        int semicolon = header.indexOf(';');
        String value = semicolon < 0 ? header : header.substring(0, semicolon);
        HeaderParameters parameters = new HeaderParameters(value.strip());
        int i = semicolon < 0 ? header.length() : semicolon + 1;
        while (i < header.length()) {
            i = parameters.read(header, i);
        }
        return parameters;
    }

    /** What stands before the first semicolon. */
    String value() {
        return value;
    }

    /** The parameter as it stands, for what is compared byte by byte as a boundary is; "" when absent. */
    String verbatim(String name) {
        return raw.containsKey(name) ? raw.get(name) : get(name);
    }

    /** The decoded parameter; "" when absent. */
    String get(String name) {
        if (raw.containsKey(name + "*") || raw.containsKey(name + "*0*")) {
            return extended(name);
        }
        if (raw.containsKey(name)) {
            return EncodedWords.decode(raw.get(name));
        }
        return raw.containsKey(name + "*0") ? extended(name) : "";
    }

    /** Reads one parameter and returns the offset after its semicolon. */
    private int read(String header, int start) {
        int nameEnd = start;
        while (nameEnd < header.length() && header.charAt(nameEnd) != '=' && header.charAt(nameEnd) != ';') {
            nameEnd++;
        }
        if (nameEnd >= header.length() || header.charAt(nameEnd) == ';') {
            return nameEnd + 1;
        }
        String name = header.substring(start, nameEnd).strip().toLowerCase(Locale.ROOT);
        int i = nameEnd + 1;
        while (i < header.length() && Character.isWhitespace(header.charAt(i))) {
            i++;
        }
        boolean quoted = i < header.length() && header.charAt(i) == '"';
        StringBuilder text = new StringBuilder();
        int end = quoted ? readQuoted(header, i + 1, text) : readBare(header, i, text);
        String bare = text.toString().strip();
        boolean isFileName = name.startsWith("name") || name.startsWith("filename");
        raw.putIfAbsent(name, quoted ? text.toString() : isFileName ? bare : firstWord(bare));
        int semicolon = header.indexOf(';', end);
        return semicolon < 0 ? header.length() : semicolon + 1;
    }

    private static int readQuoted(String header, int start, StringBuilder text) {
        int i = start;
        while (i < header.length() && header.charAt(i) != '"') {
            if (header.charAt(i) == '\\' && i + 1 < header.length()) {
                i++;
            }
            text.append(header.charAt(i));
            i++;
        }
        return Math.min(i + 1, header.length());
    }

    private static int readBare(String header, int start, StringBuilder text) {
        int semicolon = header.indexOf(';', start);
        int end = semicolon < 0 ? header.length() : semicolon;
        text.append(header, start, end);
        return end;
    }

    private static String firstWord(String text) {
        int i = 0;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return text.substring(0, i);
    }

    /** RFC 2231: sections {@code name*0}, {@code name*1*}, ...; the first may begin with charset'language'. */
    private String extended(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean whole = raw.containsKey(name + "*");
        for (int section = 0; whole ? section == 0 : hasSection(name, section); section++) {
            String encodedKey = whole ? name + "*" : name + "*" + section + "*";
            String text = raw.get(encodedKey);
            if (text == null) {
                bytes.writeBytes(raw.get(name + "*" + section).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int language = section == 0 ? text.indexOf('\'') : -1;
            int start = language < 0 ? -1 : text.indexOf('\'', language + 1);
            if (start >= 0) {
                charset = text.substring(0, language);
                text = text.substring(start + 1);
            }
            bytes.writeBytes(percentDecode(text));
        }
        return EncodedWords.decode(Charsets.decode(bytes.toByteArray(), charset));
    }

    private boolean hasSection(String name, int section) {
        return raw.containsKey(name + "*" + section) || raw.containsKey(name + "*" + section + "*");
    }

    private static byte[] percentDecode(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            out.write(low >= 0 ? high << 4 | low : in[i]);
            i += low >= 0 ? 2 : 0;
        }
        return out.toByteArray();
    }
}
