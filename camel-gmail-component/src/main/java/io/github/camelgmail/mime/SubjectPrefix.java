package io.github.camelgmail.mime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one {@code Re:} or {@code Fwd:} before a subject, in place of those that mail programs have put there already. */
final class SubjectPrefix {

    private static final String COUNT = "(?:\\[\\d{1,3}]|\\(\\d{1,3}\\))?\\s{0,3}[:\uff1a]\\s{0,20}";
    private static final Pattern REPLY = pattern("re|aw|antw|antwort|sv|vs|odp|res|rif|ynt|bls|回复|回覆|答复|答覆");
    private static final Pattern FORWARD = pattern("fwd?|wg|tr|vb|rv|enc|pd|doorst|i̇lt|ilt|转发|轉寄|轉發");

    private SubjectPrefix() {}

    static String reply(String subject) {
        return ("Re: " + without(REPLY, subject)).strip();
    }

    static String forward(String subject) {
        return ("Fwd: " + without(FORWARD, subject)).strip();
    }

    private static String without(Pattern prefix, String subject) {
        Matcher matcher = prefix.matcher(subject);
        int start = 0;
        while (matcher.region(start, subject.length()).lookingAt()) {
            start = matcher.end();
        }
        return subject.substring(start).strip();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile("\\s{0,20}(?:" + words + ")" + COUNT, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
