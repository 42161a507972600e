package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** The languages that Gmail can be shown in. */
final class Languages {

    private static final Set<String> SUPPORTED = Set.of(
            ("af az bn bs ca cs cy da de el en en-GB es es-419 et eu fa fi fil fr fr-CA ga gl gu he hi hr hu hy id is it"
                            + " ja ka km kn ko lo lt lv ml mn mr ms my nb ne nl pa pl pt-BR pt-PT ro ru si sk sl sq sr sv sw"
                            + " ta te th tr uk ur vi zh-CN zh-HK zh-TW zu")
                    .split(" "));

    private Languages() {}

    /**
     * The nearest language there is.
     *
     * @param tag an RFC 3066 language tag
     * @throws GmailError 400 when it is none, or nothing is near
     */
    static String nearest(String tag) {
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(tag == null ? "" : tag).build();
            String language = locale.getLanguage();
            String full = language + "-" + locale.getCountry();
            if (SUPPORTED.contains(full)) {
                return full;
            }
            if (SUPPORTED.contains(language)) {
                return language;
            }
            if (language.equals("pt")) {
                return "pt-BR";
            }
            if (language.equals("zh")) {
                return locale.getScript().equals("Hant") ? "zh-TW" : "zh-CN";
            }
        } catch (IllformedLocaleException e) {
            // refused below with the same words
        }
        throw GmailError.invalidArgument("Invalid displayLanguage");
    }
}
