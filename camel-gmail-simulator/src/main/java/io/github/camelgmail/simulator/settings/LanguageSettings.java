package io.github.camelgmail.simulator.settings;

/**
 * The language that Gmail is shown in.
 *
 * @param displayLanguage an RFC 3066 language tag
 */
public record LanguageSettings(String displayLanguage) {

    static final LanguageSettings INITIAL = new LanguageSettings("en");
}
