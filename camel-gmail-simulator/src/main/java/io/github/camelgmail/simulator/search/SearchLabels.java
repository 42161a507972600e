package io.github.camelgmail.simulator.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The places, states and labels that {@code in:}, {@code is:}, {@code label:} and {@code category:} name. */
final class SearchLabels {

    private static final Map<String, String> SYSTEM = Map.ofEntries(
            Map.entry("inbox", "INBOX"),
            Map.entry("sent", "SENT"),
            Map.entry("draft", "DRAFT"),
            Map.entry("drafts", "DRAFT"),
            Map.entry("trash", "TRASH"),
            Map.entry("bin", "TRASH"),
            Map.entry("spam", "SPAM"),
            Map.entry("junk", "SPAM"),
            Map.entry("chat", "CHAT"),
            Map.entry("chats", "CHAT"),
            Map.entry("starred", "STARRED"),
            Map.entry("important", "IMPORTANT"),
            Map.entry("unread", "UNREAD"),
            Map.entry("snoozed", "SNOOZED"),
            Map.entry("scheduled", "SCHEDULED"),
            Map.entry("muted", "MUTED"));

    private static final Set<String> NOT_ARCHIVED = Set.of("INBOX", "SENT", "DRAFT", "TRASH", "SPAM", "CHAT");
    private static final Set<String> STARS = Set.of("star", "bang", "guillemet", "check", "info", "question");
    private static final List<String> TABS =
            List.of("CATEGORY_SOCIAL", "CATEGORY_PROMOTIONS", "CATEGORY_UPDATES", "CATEGORY_FORUMS");

    /** Gmail writes a hyphen for what can't stand in a label's name in a search. */
    private static final Pattern WRITTEN_AS_HYPHEN = Pattern.compile("[\\s/&()\"'|{}:,]");

    private SearchLabels() {}

    /** A label's name as {@code label:} writes it. */
    static String normalize(String name) {
        return WRITTEN_AS_HYPHEN.matcher(name.strip()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static boolean isSpamOrTrash(String normalized) {
        String id = SYSTEM.getOrDefault(normalized, "");
        return id.equals("SPAM") || id.equals("TRASH");
    }

    /** {@code label:}: a label's name; of system labels the id will do as well. */
    static Predicate<Candidate> label(String text) {
        String wanted = normalize(text);
        if (wanted.equals("read")) {
            return candidate -> !candidate.hasLabel("UNREAD");
        }
        String system = SYSTEM.getOrDefault(wanted, text.strip().toUpperCase(Locale.ROOT));
        return candidate -> candidate.hasLabel(system)
                || candidate.message().labelNames().stream()
                        .anyMatch(name -> normalize(name).equals(wanted));
    }

    /** {@code in:}: the special places, else as {@code label:}. */
    static Predicate<Candidate> in(String text) {
        return switch (normalize(text)) {
            case "anywhere" -> candidate -> true;
            case "archive" ->
                candidate -> candidate.message().labelIds().stream().noneMatch(NOT_ARCHIVED::contains);
            default -> label(text);
        };
    }

    /** {@code is:}: the same states. */
    static Predicate<Candidate> is(String text) {
        return label(text);
    }

    static Predicate<Candidate> category(String text) {
        String name = normalize(text);
        if (name.equals("primary") || name.equals("personal")) {
            return candidate -> candidate.hasLabel("CATEGORY_PERSONAL")
                    || candidate.hasLabel("INBOX") && TABS.stream().noneMatch(candidate::hasLabel);
        }
        String id = "CATEGORY_" + name.toUpperCase(Locale.ROOT);
        return candidate -> candidate.hasLabel(id);
    }

    /** System labels have fixed ids; those of user labels are made up as {@code Label_1}. */
    static boolean hasUserLabel(Candidate candidate) {
        return candidate.message().labelIds().stream().anyMatch(id -> id.startsWith("Label_"));
    }

    /** {@code yellow-star}, {@code red-bang} and the other marks of {@code has:}. */
    static boolean isSuperStar(String value) {
        return STARS.contains(value.substring(value.lastIndexOf('-') + 1)) && value.indexOf('-') > 0;
    }

    static Predicate<Candidate> superStar(String value) {
        String id = value.replace('-', '_').toUpperCase(Locale.ROOT);
        return candidate -> candidate.hasLabel(id);
    }
}
