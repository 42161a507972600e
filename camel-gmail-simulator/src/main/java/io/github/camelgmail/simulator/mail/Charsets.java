package io.github.camelgmail.simulator.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns bytes of a declared charset, which may be absent, unknown or a lie, into text. Never fails: what can't be
 * decoded becomes U+FFFD.
 */
final class Charsets {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Names that mail uses for a subset of what senders really write, or that Java doesn't know. */
    private static final Map<String, String> SUPERSETS = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("unicode", "utf-16"));

    /** Charsets whose text looks like valid UTF-8 byte for byte, so that only the declaration tells them apart. */
    private static final Set<String> LOOK_LIKE_UTF8 =
            Set.of("iso-2022", "iso2022", "utf-16", "utf-32", "x-windows-iso");

    private Charsets() {}

    /** The charset that a mail means by {@code name}; empty when the name is null, blank or unknown here. */
    static Optional<Charset> named(String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        String key = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(SUPERSETS.getOrDefault(key, key)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Decodes: valid UTF-8 wins over the declared charset, and windows-1252 stands in for an unknown one. */
    static String decode(byte[] bytes, String declared) {
        Optional<Charset> charset = named(declared);
        if (charset.isPresent() && looksLikeUtf8(charset.get())) {
            return new String(bytes, charset.get());
        }
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return isFaithful(utf8, bytes) ? utf8 : new String(bytes, charset.orElse(WINDOWS_1252));
    }

    /** The same text in UTF-8; the array itself when it is UTF-8 already. */
    static byte[] toUtf8(byte[] bytes, String declared) {
        Optional<Charset> charset = named(declared);
        boolean trustDeclared = charset.isPresent() && looksLikeUtf8(charset.get());
        if (!trustDeclared && isFaithful(new String(bytes, StandardCharsets.UTF_8), bytes)) {
            return bytes;
        }
        return new String(
                        bytes, charset.filter(c -> c != StandardCharsets.UTF_8).orElse(WINDOWS_1252))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean looksLikeUtf8(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return LOOK_LIKE_UTF8.stream().anyMatch(name::startsWith);
    }

    /** Whether the bytes were valid UTF-8: nothing was replaced, or what looks replaced was written so. */
    private static boolean isFaithful(String utf8, byte[] bytes) {
        return utf8.indexOf('\uFFFD') < 0 || Arrays.equals(utf8.getBytes(StandardCharsets.UTF_8), bytes);
    }
}
