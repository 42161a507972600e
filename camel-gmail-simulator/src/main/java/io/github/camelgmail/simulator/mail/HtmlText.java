package io.github.camelgmail.simulator.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reduces HTML to the text a reader sees, in one pass: no tags, comments, styles, scripts or titles; character references
 * resolved; a space where a block or line ends. Not a parser: it never fails and is never used for anything but text.
 */
final class HtmlText {

    private static final Set<String> HIDDEN = Set.of("style", "script", "head", "title", "template", "noscript");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "kbd", "mark", "q",
            "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr");
    private static final Map<String, String> NAMED = named();
    private static final int LONGEST_REFERENCE = 12;

    private final String html;
    private final StringBuilder out;

    private HtmlText(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() / 2);
    }

    static String of(String html) {
        return new HtmlText(html).text();
    }

    private String text() {
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<' && opensTag(i)) {
                i = tag(i);
            } else if (c == '&') {
                i = reference(i);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private boolean opensTag(int i) {
        char next = i + 1 < html.length() ? html.charAt(i + 1) : ' ';
        return Character.isLetter(next) || next == '/' || next == '!' || next == '?';
    }

    /** Skips the tag or comment at {@code start}, and for a hidden element all to its end tag. */
    private int tag(int start) {
        if (html.startsWith("<!--", start)) {
            return after("-->", start + 4);
        }
        int nameStart = html.charAt(start + 1) == '/' ? start + 2 : start + 1;
        int nameEnd = nameStart;
        while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name =
                html.substring(nameStart, Math.min(nameEnd, nameStart + 20)).toLowerCase(Locale.ROOT);
        if (!INLINE.contains(name)) {
            out.append(' ');
        }
        int end = tagEnd(nameEnd);
        return nameStart == start + 1 && HIDDEN.contains(name) ? afterEndTag(name, end) : end;
    }

    private int tagEnd(int start) {
        char quote = 0;
        for (int i = start; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return html.length();
    }

    private int afterEndTag(String name, int start) {
        int i = html.indexOf("</", start);
        while (i >= 0) {
            if (html.regionMatches(true, i + 2, name, 0, name.length())) {
                return tagEnd(i + 2);
            }
            i = html.indexOf("</", i + 2);
        }
        return html.length();
    }

    private int after(String end, int start) {
        int i = html.indexOf(end, start);
        return i < 0 ? html.length() : i + end.length();
    }

    /** Appends what a character reference stands for, or the ampersand if it is none. */
    private int reference(int start) {
        int end = start + 1;
        int limit = Math.min(html.length(), start + LONGEST_REFERENCE);
        while (end < limit && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '#')) {
            end++;
        }
        String name = html.substring(start + 1, end);
        String text = name.startsWith("#") ? numeric(name.substring(1)) : NAMED.get(name);
        if (text == null) {
            out.append('&');
            return start + 1;
        }
        out.append(text);
        return end < html.length() && html.charAt(end) == ';' ? end + 1 : end;
    }

    /** The character with that decimal or x-prefixed hexadecimal number; null if it is none. */
    private static String numeric(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        int codePoint = 0;
        for (int i = hex ? 1 : 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), hex ? 16 : 10);
            codePoint = codePoint * (hex ? 16 : 10) + digit;
            if (digit < 0 || !Character.isValidCodePoint(codePoint)) {
                return null;
            }
        }
        return codePoint == 0 ? null : Character.toString(codePoint);
    }

    private static Map<String, String> named() {
        Map<String, String> map = new HashMap<>(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'"));
        String latin1 =
                "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 "
                        + "sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc "
                        + "Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve "
                        + "Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc "
                        + "atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve "
                        + "oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
        char c = 0xA0;
        for (String name : latin1.split(" ")) {
            map.put(name, String.valueOf(c++));
        }
        map.putAll(
                Map.of("euro", "\u20AC", "ndash", "\u2013", "mdash", "\u2014", "hellip", "\u2026", "bull", "\u2022"));
        map.putAll(
                Map.of("lsquo", "\u2018", "rsquo", "\u2019", "ldquo", "\u201C", "rdquo", "\u201D", "trade", "\u2122"));
        map.putAll(Map.of("zwnj", "\u200C", "zwj", "\u200D", "ensp", "\u2002", "emsp", "\u2003", "thinsp", "\u2009"));
        return map;
    }
}
