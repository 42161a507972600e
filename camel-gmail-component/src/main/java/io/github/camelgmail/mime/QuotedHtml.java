package io.github.camelgmail.mime;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An earlier mail as HTML in a new one, marked as Gmail does, by which mail readers fold it away. What stands before and
 * after the earlier mail's body is left out, its style sheets are kept.
 */
final class QuotedHtml {

    private static final Pattern BODY = tag("<body\\b[^>]{0,2000}>");
    private static final Pattern BODY_END = tag("</body\\s{0,20}>");
    private static final Pattern STYLE = tag("<style\\b[^>]{0,500}>");
    private static final Pattern STYLE_END = tag("</style\\s{0,20}>");

    private static final String BLOCK = "<blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;"
            + "border-left:1px solid #ccc;padding-left:1ex\">";

    private QuotedHtml() {}

    /** The quotation below HTML, which may be blank or a whole document. */
    static String below(String html, String quotation) {
        int end = lastEnd(html);
        String before = html.substring(0, end).stripTrailing();
        return before + (before.isEmpty() ? "" : "<br><br>\n") + quotation + html.substring(end);
    }

    private static int lastEnd(String html) {
        int end = html.length();
        Matcher matcher = BODY_END.matcher(html);
        while (matcher.find()) {
            end = matcher.start();
        }
        return end;
    }

    static String answered(OriginalMail mail) throws IOException {
        return "<div class=\"gmail_quote\"><div class=\"gmail_attr\">"
                + HtmlText.ofText(QuotedText.attribution(mail)) + "<br></div>\n" + BLOCK
                + content(mail.body().html()) + "</blockquote></div>";
    }

    static String forwarded(OriginalMail mail) throws IOException {
        String fields =
                QuotedText.shownFields(mail).stream().map(HtmlText::ofText).collect(Collectors.joining("<br>\n"));
        return "<div class=\"gmail_quote\"><div class=\"gmail_attr\">" + QuotedText.FORWARDED + "<br>\n" + fields
                + "<br></div><br>\n" + content(mail.body().html()) + "</div>";
    }

    private static String content(String html) {
        Matcher body = BODY.matcher(html);
        if (!body.find()) {
            return html;
        }
        int end = lastEnd(html);
        return styles(html.substring(0, body.start())) + html.substring(body.end(), Math.max(body.end(), end));
    }

    private static String styles(String head) {
        StringBuilder styles = new StringBuilder();
        Matcher start = STYLE.matcher(head);
        Matcher end = STYLE_END.matcher(head);
        int from = 0;
        while (start.find(from) && end.find(start.end())) {
            styles.append(head, start.start(), end.end()).append('\n');
            from = end.end();
        }
        return styles.toString();
    }

    private static Pattern tag(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
