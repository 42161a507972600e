package io.github.camelgmail.simulator.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts text into the words that search compares: runs of letters and digits, lower case, without accents. A character of
 * a script that writes without spaces is a word of its own, so that a phrase of them is found anywhere.
 */
final class Words {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

    private Words() {}

    static List<String> of(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            boolean inWord =
                    Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
            boolean alone = inWord && writesWithoutSpaces(c);
            if (start >= 0 && (!inWord || alone)) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            if (alone) {
                words.add(Character.toString(c));
            } else if (inWord && start < 0) {
                start = i;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words;
    }

    /** Whether the phrase's words stand in the text one after the other. */
    static boolean contain(List<String> text, List<String> phrase) {
        return Collections.indexOfSubList(text, phrase) >= 0;
    }

    private static String fold(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String plain = ACCENTS.matcher(apart).replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static boolean writesWithoutSpaces(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c == 0x30FC; // the sign that lengthens a katakana vowel is common to several scripts
        };
    }
}
