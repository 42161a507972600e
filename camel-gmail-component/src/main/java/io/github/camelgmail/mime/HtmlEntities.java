package io.github.camelgmail.mime;

import java.util.HashMap;
import java.util.Map;

/**
 * The character references of HTML that occur in mail: all numeric ones, those of Latin-1 and of common punctuation.
 */
final class HtmlEntities {

    private static final int MAX_LENGTH = 10;
    private static final Map<String, String> NAMED = named();

    private HtmlEntities() {}

    static String decode(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int end = 0;
        while (at >= 0) {
            decoded.append(text, end, at);
            end = at;
            int semicolon = semicolon(text, at);
            if (semicolon > at) {
                String character = character(text.substring(at + 1, semicolon));
                if (character != null) {
                    decoded.append(character);
                    end = semicolon + 1;
                }
            }
            if (end == at) {
                decoded.append('&');
                end = at + 1;
            }
            at = text.indexOf('&', end);
        }
        return decoded.append(text, end, text.length()).toString();
    }

    private static int semicolon(String text, int from) {
        int end = Math.min(text.length(), from + MAX_LENGTH);
        for (int at = from; at < end; at++) {
            if (text.charAt(at) == ';') {
                return at;
            }
        }
        return -1;
    }

    private static String character(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            boolean valid = Character.isValidCodePoint(code) && !Character.isISOControl(code) && !isSurrogate(code);
            return valid ? Character.toString(code) : " ";
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isSurrogate(int code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        String[] latin1 =
                ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn "
                                + "sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave "
                                + "Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml "
                                + "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN "
                                + "szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute "
                                + "icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml "
                                + "yacute thorn yuml")
                        .split(" ");
        for (int i = 0; i < latin1.length; i++) {
            named.put(latin1[i], String.valueOf((char) (0xa0 + i)));
        }
        named.putAll(Map.ofEntries(
                Map.entry("amp", "&"),
                Map.entry("lt", "<"),
                Map.entry("gt", ">"),
                Map.entry("quot", "\""),
                Map.entry("apos", "'"),
                Map.entry("euro", "\u20ac"),
                Map.entry("hellip", "\u2026"),
                Map.entry("bull", "\u2022"),
                Map.entry("ndash", "\u2013"),
                Map.entry("mdash", "\u2014"),
                Map.entry("lsquo", "\u2018"),
                Map.entry("rsquo", "\u2019"),
                Map.entry("sbquo", "\u201a"),
                Map.entry("ldquo", "\u201c"),
                Map.entry("rdquo", "\u201d"),
                Map.entry("bdquo", "\u201e"),
                Map.entry("lsaquo", "\u2039"),
                Map.entry("rsaquo", "\u203a"),
                Map.entry("trade", "\u2122"),
                Map.entry("larr", "\u2190"),
                Map.entry("rarr", "\u2192"),
                Map.entry("ensp", " "),
                Map.entry("emsp", " "),
                Map.entry("thinsp", " "),
                Map.entry("zwnj", "\u200c"),
                Map.entry("zwj", "\u200d"),
                Map.entry("oelig", "\u0153"),
                Map.entry("OElig", "\u0152"),
                Map.entry("scaron", "\u0161"),
                Map.entry("Scaron", "\u0160")));
        return named;
    }
}
