package io.github.camelgmail.simulator.settings;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** Takes out of HTML what could do anything but be read: scripts, handlers, forms, frames and links to code. */
final class Html {

    private static final Safelist SAFE = Safelist.relaxed()
            .addTags("center", "font", "hr", "s")
            .addAttributes(":all", "align", "class", "dir", "height", "lang", "style", "valign", "width")
            .addAttributes("font", "color", "face", "size")
            .addProtocols("a", "href", "tel")
            .addProtocols("img", "src", "cid")
            .preserveRelativeLinks(true);

    private Html() {}

    /** The harmless part; null for null. The same HTML again has nothing more taken out. */
    static String sanitise(String html) {
        return html == null
                ? null
                : Jsoup.clean(html, "https://mail.google.com/", SAFE, new Document.OutputSettings().prettyPrint(false));
    }
}
