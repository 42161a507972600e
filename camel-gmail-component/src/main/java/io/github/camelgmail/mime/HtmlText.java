package io.github.camelgmail.mime;

import java.util.Locale;
import java.util.Set;

/**
 * HTML of mails to readable text and back. Takes any input and needs time in proportion to it: it knows tags but no
 * document tree, and nothing is ever loaded or run.
 */
public final class HtmlText {

    private static final Set<String> SKIPPED = Set.of("script", "style", "title", "template");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr");
    private static final Set<String> LINES = Set.of(
            "br", "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "address", "center", "form");

    private final String html;
    private final TextLines text = new TextLines();
    private String link;
    private int linkStart;

    private HtmlText(String html) {
        this.html = html;
    }

    /** Text as HTML that shows the same. */
    public static String ofText(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\r\n|\r|\n", "<br>\r\n");
    }

    /**
     * The text that a reader would see, its paragraphs apart, list items marked, images by their description and
     * links by their address in angle brackets, as mail readers do it.
     */
    static String toText(String html) {
        return new HtmlText(html).convert();
    }

    private String convert() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag < 0) {
                tag = html.length();
            }
            text.append(HtmlEntities.decode(html.substring(at, tag)));
            at = tag < html.length() ? markup(tag) : tag;
        }
        return text.finish();
    }

    /** Handles what starts with a bracket; returns where the text goes on. */
    private int markup(int at) {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            return end < 0 ? html.length() : end + 3;
        }
        char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        if (!Character.isLetter(next) && next != '/' && next != '!' && next != '?') {
            text.append("<");
            return at + 1;
        }
        int end = tagEnd(at + 1);
        String tag = html.substring(at + 1, Math.min(end, html.length()));
        boolean closes = tag.startsWith("/");
        String name = name(closes ? tag.substring(1) : tag);
        if (!closes && SKIPPED.contains(name)) {
            return skip(name, end);
        }
        element(name, closes, tag);
        return Math.min(end + 1, html.length());
    }

    private void element(String name, boolean closes, String tag) {
        if (PARAGRAPHS.contains(name)) {
            text.paragraph();
        } else if (LINES.contains(name) && !(closes && name.equals("br"))) {
            text.line(name.equals("br"));
        }
        switch (name) {
            case "pre" -> text.preformatted(!closes);
            case "li" -> text.append(closes ? "" : "- ");
            case "td", "th" -> text.append(closes ? " " : "");
            case "img" -> text.append(HtmlEntities.decode(attribute(tag, "alt")));
            case "a" -> {
                if (closes) {
                    closeLink();
                } else {
                    link = HtmlEntities.decode(attribute(tag, "href")).strip();
                    linkStart = text.length();
                }
            }
            default -> {
                // inline markup has no text of its own
            }
        }
    }

    private void closeLink() {
        String lower = link == null ? "" : link.toLowerCase(Locale.ROOT);
        String address = lower.startsWith("mailto:") ? link.substring("mailto:".length()) : link;
        boolean shown = lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("mailto:");
        if (shown && !text.since(linkStart).contains(address)) {
            text.append(" <" + address + ">");
        }
        link = null;
    }

    /** The end of an element whose content nobody sees. */
    private int skip(String name, int from) {
        String end = "</" + name;
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at, end, 0, end.length())) {
                return Math.min(tagEnd(at) + 1, html.length());
            }
        }
        return html.length();
    }

    /** The closing bracket of a tag, one inside of quotes not counted. */
    private int tagEnd(int from) {
        char quote = 0;
        int firstBracket = -1;
        for (int at = from; at < html.length(); at++) {
            char c = html.charAt(at);
            if (c == '>' && firstBracket < 0) {
                firstBracket = at;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return at;
            } else if ((c == '"' || c == '\'') && html.charAt(at - 1) == '=') {
                quote = c;
            }
        }
        return firstBracket < 0 ? html.length() : firstBracket;
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String attribute(String tag, String name) {
        for (int at = 1; at < tag.length(); at++) {
            if (Character.isWhitespace(tag.charAt(at - 1)) && tag.regionMatches(true, at, name, 0, name.length())) {
                int value = at + name.length();
                while (value < tag.length() && Character.isWhitespace(tag.charAt(value))) {
                    value++;
                }
                if (value < tag.length() && tag.charAt(value) == '=') {
                    return value(tag, value + 1);
                }
            }
        }
        return "";
    }

    private static String value(String tag, int from) {
        String rest = tag.substring(from).stripLeading();
        if (!rest.isEmpty() && (rest.charAt(0) == '"' || rest.charAt(0) == '\'')) {
            int end = rest.indexOf(rest.charAt(0), 1);
            return rest.substring(1, end < 0 ? rest.length() : end);
        }
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }
}
