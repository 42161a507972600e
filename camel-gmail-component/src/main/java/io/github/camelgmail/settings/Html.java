package io.github.camelgmail.settings;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * Compares HTML by what Gmail leaves of it: Gmail takes out what could do anything but be read, and writes the rest in its
 * own way.
 */
final class Html {

    private static final Safelist READABLE = Safelist.relaxed()
            .addTags("center", "font", "hr", "s")
            .addAttributes(":all", "style", "align")
            .addAttributes("font", "color", "face", "size")
            .addProtocols("a", "href", "tel")
            .addProtocols("img", "src", "cid")
            .preserveRelativeLinks(true);

    private Html() {}

    static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** The text that a reader sees. */
    static String text(String html) {
        return Jsoup.parse(html == null ? "" : html).text();
    }

    private static String plain(String html) {
        Document clean =
                Jsoup.parseBodyFragment(Jsoup.clean(html == null ? "" : html, "https://mail.google.com/", READABLE));
        for (Element element : clean.body().select("[style]")) {
            String style = element.attr("style").replaceAll("\\s+", "").replaceAll(";$", "");
            element.attr("style", style);
        }
        // A div of no other use is what Gmail's pages wrap a signature in.
        clean.body().select("div:not([style]):not([align]), span:not([style])").unwrap();
        clean.outputSettings().prettyPrint(false);
        return clean.body()
                .html()
                .replaceAll("\\s+", " ")
                .replaceAll("> <", "><")
                .strip();
    }
}
