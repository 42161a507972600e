package io.github.camelgmail.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Message ids in header fields (RFC 5322 section 3.6.4); what is none is passed over. */
final class MessageIds {

    /** Characters that a {@code References} field may have; long threads lose ids of their middle, which readers bear. */
    static final int MAX_REFERENCES = 4_000;

    /** Room for the line's end within the 998 characters of a line (RFC 5322 section 2.1.1). */
    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,900}>");

    private MessageIds() {}

    /** The first id in a value. */
    static Optional<String> single(String value) {
        return ID.matcher(value).results().map(MatchResult::group).findFirst();
    }

    /**
     * The {@code References} of an answer: the parent's, or what it was itself an answer to, and the parent's id.
     * The first id and the latest ones stay where there are too many.
     */
    static String chain(String references, String inReplyTo, String messageId) {
        List<String> earlier = all(references);
        if (earlier.isEmpty() && all(inReplyTo).size() == 1) {
            earlier = all(inReplyTo);
        }
        Set<String> ids = new LinkedHashSet<>(earlier);
        single(messageId).ifPresent(id -> {
            ids.remove(id);
            ids.add(id);
        });
        return String.join(" ", bounded(new ArrayList<>(ids)));
    }

    private static List<String> bounded(List<String> ids) {
        int length = ids.stream().mapToInt(id -> id.length() + 1).sum();
        List<String> kept = new ArrayList<>(ids);
        while (length > MAX_REFERENCES && kept.size() > 2) {
            length -= kept.remove(1).length() + 1;
        }
        return kept;
    }

    private static List<String> all(String value) {
        return ID.matcher(value).results().map(MatchResult::group).toList();
    }
}
