package io.github.camelgmail.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value and parameters of a {@code Content-Type} or {@code Content-Disposition} field, read as far as they can be
 * (RFC 2045 section 5.1, RFC 2231): unquoted spaces, missing quotes, stray semicolons and RFC 2047 words inside of
 * quotes are all found in real mail.
 *
 * @param value      in lower case, empty if there is none
 * @param parameters by lower-case name, decoded
 */
record HeaderParameters(String value, Map<String, String> parameters) {

    private static final Pattern VALUE = Pattern.compile("\\s*+([^;\\s(=]++)(?!=)");
    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_SECTIONS = 1_000;

    /** The parameter of that lower-case name, null if there is none. */
    String parameter(String name) {
        return parameters.get(name);
    }

    /** @param header a folded or unfolded value; null is as good as empty */
    static HeaderParameters parse(String header) {
        if (header == null) {
            return new HeaderParameters("", Map.of());
        }
        String text = header.substring(0, Math.min(header.length(), MAX_LENGTH)).replaceAll("[\r\n]", "");
        Matcher first = VALUE.matcher(text);
        String value = first.lookingAt() ? first.group(1).toLowerCase(Locale.ROOT) : "";
        Map<String, String> raw = scan(text, value.isEmpty() ? 0 : first.end());
        Map<String, String> parameters = new HashMap<>();
        for (String name : raw.keySet()) {
            int star = name.indexOf('*');
            String base = star < 0 ? name : name.substring(0, star);
            if (!parameters.containsKey(base)) {
                parameters.put(base, decode(base, raw));
            }
        }
        return new HeaderParameters(value, parameters);
    }

    private static Map<String, String> scan(String text, int from) {
        Map<String, String> raw = new HashMap<>();
        int at = from;
        while (at < text.length()) {
            int name = at;
            while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ';') {
                at++;
            }
            if (at >= text.length() || text.charAt(at) == ';') {
                at++;
                continue;
            }
            String key = text.substring(name, at++).strip().toLowerCase(Locale.ROOT);
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
            StringBuilder value = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, value);
                // whatever follows the closing quote is rubbish
                int next = text.indexOf(';', at);
                at = next < 0 ? text.length() : next;
            } else {
                int next = text.indexOf(';', at);
                int end = next < 0 ? text.length() : next;
                value.append(text.substring(at, end).strip());
                at = end;
            }
            raw.putIfAbsent(key, value.toString());
            at++;
        }
        return raw;
    }

    private static int quoted(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            // a backslash before an ordinary character is a Windows path, not an escape
            if (text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        return Math.min(at + 1, text.length());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static String decode(String name, Map<String, String> raw) {
        if (raw.containsKey(name + "*")) {
            return extended(raw.get(name + "*"), true, null).text();
        }
        if (raw.containsKey(name + "*0") || raw.containsKey(name + "*0*")) {
            return sections(name, raw);
        }
        String plain = raw.getOrDefault(name, "");
        return name.endsWith("name") ? HeaderText.decode(plain) : plain;
    }

    private static String sections(String name, Map<String, String> raw) {
        StringBuilder whole = new StringBuilder();
        StringBuilder octets = new StringBuilder();
        Charset charset = null;
        for (int i = 0; i < MAX_SECTIONS; i++) {
            String encoded = raw.get(name + "*" + i + "*");
            String plain = raw.get(name + "*" + i);
            if (encoded != null) {
                Extended section = extended(encoded, i == 0, charset);
                charset = section.charset();
                // a character may be split between sections: gather octets first
                octets.append(section.octets());
            } else {
                flush(octets, charset, whole);
                if (plain == null) {
                    break;
                }
                whole.append(plain);
            }
        }
        flush(octets, charset, whole);
        return whole.toString();
    }

    private static void flush(StringBuilder octets, Charset charset, StringBuilder whole) {
        if (!octets.isEmpty()) {
            whole.append(TextDecoder.decode(octets.toString().getBytes(StandardCharsets.ISO_8859_1), charset));
            octets.setLength(0);
        }
    }

    private record Extended(String octets, Charset charset) {
        String text() {
            return TextDecoder.decode(octets.getBytes(StandardCharsets.ISO_8859_1), charset);
        }
    }

    private static Extended extended(String value, boolean first, Charset inherited) {
        int language = first ? value.indexOf('\'') : -1;
        int text = language < 0 ? -1 : value.indexOf('\'', language + 1);
        Charset charset = text < 0 ? inherited : TextDecoder.charset(value.substring(0, language));
        byte[] encoded = value.substring(text + 1).getBytes(StandardCharsets.UTF_8);
        StringBuilder octets = new StringBuilder(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            int high = encoded[i] == '%' && i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low >= 0) {
                octets.append((char) (high << 4 | low));
                i += 2;
            } else {
                octets.append((char) (encoded[i] & 0xff));
            }
        }
        return new Extended(octets.toString(), charset);
    }
}
