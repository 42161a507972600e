package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    /** Line feeds are written as {@code |}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a7',
            quoteCharacter = '\u00b6',
            value = {
                "one   two\u00a7one two",
                "<p>one</p><p>two</p>\u00a7one||two",
                "one<br>two<br/><br>three\u00a7one|two||three",
                "<div>one</div><div>two</div>\u00a7one|two",
                "<b>b</b>old\u00a7bold",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>\u00a7a b|c",
                "<ol><li>one</li><li>two</li></ol>\u00a7- one|- two",
                "<pre>a  b</pre>\u00a7a  b",
                "<style>p{}</style><title>t</title>x<!-- no --><script>if (a<b) {}</script>\u00a7x",
                "<img src='x' alt='a logo'>\u00a7a logo",
                "<a href=\"mailto:jane@example.org\">Jane</a>\u00a7Jane <jane@example.org>",
                "<a href=\"https://example.org\">https://example.org</a>\u00a7https://example.org",
                "<a href=\"javascript:x()\">here</a> <a name=x>there</a>\u00a7here there",
                "&lt;b&gt; &amp;amp; &eacute; &#x1F600; &#8364; &unknown; & &#0;\u00a7<b> &amp; \u00e9 \ud83d\ude00 \u20ac &unknown; &",
                "1 < 2 and <3\u00a71 < 2 and <3",
                "<a title=\"x > y\" href='https://e.org'>z</a>\u00a7z <https://e.org>",
                "unclosed <b>tag <a href=\"x\u00a7unclosed tag"
            })
    void showsWhatAReaderSees(String html, String text) {
        assertThat(HtmlText.toText(html).replace('\n', '|')).isEqualTo(text);
    }
}
