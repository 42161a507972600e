package io.github.camelgmail.simulator.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line of text that Gmail shows beside a subject: the start of the message's text on one line, HTML-escaped. As
 * observed: an alternative's own HTML part is preferred, otherwise the first text counts; tags are dropped from plain
 * text too; at most {@link #LENGTH} characters once escaped, cut between words.
 */
final class Snippet {

    static final int LENGTH = 200;

    /** Enough text for a snippet behind any usual preamble of markup; keeps huge mails cheap. */
    private static final int LOOK_AT = 100_000;

    private static final Pattern TAG_IN_PLAIN_TEXT = Pattern.compile(
            "</?(?:a|b|body|br|center|div|em|font|h[1-6]|head|html|i|img|li|meta|ol|p|span|strong|table|tbody|td|th|tr|u|ul)"
                    + "(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    private Snippet() {}

    static String of(MailPart root) {
        return bestText(root).map(Snippet::readable).map(Snippet::shorten).orElse("");
    }

    private static Optional<MailPart> bestText(MailPart part) {
        if (part.inline()) {
            boolean readable = part.mimeType().equals("text/plain") || isHtml(part);
            return readable ? Optional.of(part) : Optional.empty();
        }
        if (!part.mimeType().startsWith("multipart/")) {
            return Optional.empty();
        }
        if (part.mimeType().equals("multipart/alternative")) {
            Optional<MailPart> html =
                    part.parts().stream().filter(p -> p.inline() && isHtml(p)).reduce((first, second) -> second);
            if (html.isPresent()) {
                return html;
            }
        }
        return part.parts().stream()
                .map(Snippet::bestText)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isHtml(MailPart part) {
        return part.mimeType().equals("text/html");
    }

    private static String readable(MailPart part) {
        String text = part.text();
        String start = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
        return isHtml(part)
                ? HtmlText.of(start)
                : TAG_IN_PLAIN_TEXT.matcher(start).replaceAll(" ");
    }

    /** One line, words parted by one space, escaped, cut after the last word that fits. */
    private static String shorten(String text) {
        StringBuilder line = new StringBuilder(LENGTH);
        int lastBreak = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int before = line.length();
            if (!isSpace(c)) {
                escape(c, line);
            } else if (before > 0 && line.charAt(before - 1) != ' ') {
                lastBreak = before;
                line.append(' ');
            }
            if (line.length() > LENGTH) {
                boolean halfCharacter = Character.isLowSurrogate(c);
                return line.substring(0, lastBreak > 0 ? lastBreak : halfCharacter ? before - 1 : before);
            }
        }
        return line.toString().strip();
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || Character.isWhitespace(c);
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(c);
        }
    }
}
