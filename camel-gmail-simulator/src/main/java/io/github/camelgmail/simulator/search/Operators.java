package io.github.camelgmail.simulator.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each search operator means for a value (Gmail Help, "Refine searches in Gmail"). */
final class Operators {

    /** The operator of a word that has none. */
    static final String WORDS = "";

    /** No operator's name has more characters. */
    static final int LONGEST_NAME = 12;

    private static final Map<String, String> SYNONYMS = Map.of(
            "newer",
            "after",
            "older",
            "before",
            "larger_than",
            "larger",
            "smaller_than",
            "smaller",
            "size",
            "larger",
            "l",
            "label",
            "messageid",
            "rfc822msgid");

    private static final Map<String, Function<String, Optional<Predicate<Candidate>>>> TIMELESS = timeless();
    private static final List<String> RELATIVE = List.of("older_than", "newer_than");

    private final Instant now;

    Operators(Instant now) {
        this.now = now;
    }

    /** The operator that is written so, in any case; null if it is none. */
    static String nameOf(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        String name = SYNONYMS.getOrDefault(lower, lower);
        return TIMELESS.containsKey(name) || RELATIVE.contains(name) ? name : null;
    }

    /** The condition; an operator whose value makes no sense is taken as words. */
    Predicate<Candidate> term(String operator, String text) {
        Optional<Predicate<Candidate>> condition =
                switch (operator) {
                    case WORDS -> Optional.empty();
                    case "older_than" -> SearchValues.ago(text, now).map(Operators::before);
                    case "newer_than" -> SearchValues.ago(text, now).map(Operators::after);
                    default -> TIMELESS.get(operator).apply(text);
                };
        return condition.orElseGet(() -> words(operator + " " + text));
    }

    boolean namesSpamOrTrash(String operator, String text) {
        String place = SearchLabels.normalize(text);
        return switch (operator) {
            case "in" -> place.equals("anywhere") || SearchLabels.isSpamOrTrash(place);
            case "label", "is" -> SearchLabels.isSpamOrTrash(place);
            default -> false;
        };
    }

    private static Map<String, Function<String, Optional<Predicate<Candidate>>>> timeless() {
        Map<String, Function<String, Optional<Predicate<Candidate>>>> map = new HashMap<>();
        map.put("from", address("From"));
        map.put("to", address("To", "Cc", "Bcc"));
        map.put("cc", address("Cc"));
        map.put("bcc", address("Bcc"));
        map.put("deliveredto", address("Delivered-To"));
        map.put("subject", header("Subject"));
        map.put("list", text -> Optional.of(list(text)));
        map.put("label", text -> Optional.of(SearchLabels.label(text)));
        map.put("in", text -> Optional.of(SearchLabels.in(text)));
        map.put("is", text -> Optional.of(SearchLabels.is(text)));
        map.put("category", text -> Optional.of(SearchLabels.category(text)));
        map.put("has", Operators::has);
        map.put("filename", text -> Optional.of(filename(text)));
        map.put("rfc822msgid", text -> Optional.of(messageId(text)));
        map.put("after", text -> SearchValues.date(text).map(Operators::after));
        map.put("before", text -> SearchValues.date(text).map(Operators::before));
        map.put("larger", text -> SearchValues.size(text)
                .map(size -> c -> c.message().size() > size));
        map.put("smaller", text -> SearchValues.size(text)
                .map(size -> c -> c.message().size() < size));
        return Map.copyOf(map);
    }

    private static Predicate<Candidate> words(String text) {
        List<String> words = Words.of(text);
        return words.isEmpty() ? candidate -> true : candidate -> candidate.contains(words);
    }

    private static Predicate<Candidate> after(Instant instant) {
        return candidate -> !candidate.message().internalDate().isBefore(instant);
    }

    private static Predicate<Candidate> before(Instant instant) {
        return candidate -> candidate.message().internalDate().isBefore(instant);
    }

    /** A whole address must be equal; anything else must be whole words of an address or a display name. */
    private static Function<String, Optional<Predicate<Candidate>>> address(String... fields) {
        return text -> {
            String value = text.strip().toLowerCase(Locale.ROOT);
            if (value.equals("me")) {
                return Optional.of(candidate -> addresses(candidate, fields)
                        .anyMatch(address ->
                                candidate.message().ownAddresses().stream().anyMatch(address::equalsIgnoreCase)));
            }
            if (value.indexOf('@') > 0 && !value.endsWith("@") && value.indexOf('*') < 0 && value.indexOf(' ') < 0) {
                String address = value.replaceAll("^<|>$", "");
                return Optional.of(candidate -> addresses(candidate, fields).anyMatch(address::equals));
            }
            List<String> words = Words.of(value);
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(candidate -> Stream.concat(
                                    addresses(candidate, fields),
                                    Stream.of(fields).flatMap(f -> candidate.mail().displayNames(f).stream()))
                            .anyMatch(entry -> Words.contain(Words.of(entry), words)));
        };
    }

    private static Stream<String> addresses(Candidate candidate, String... fields) {
        return Stream.of(fields).flatMap(field -> candidate.mail().addresses(field).stream());
    }

    private static Function<String, Optional<Predicate<Candidate>>> header(String name) {
        return text -> {
            List<String> words = Words.of(text);
            return words.isEmpty() ? Optional.empty() : Optional.of(c -> headerContains(c, name, words));
        };
    }

    private static boolean headerContains(Candidate candidate, String name, List<String> words) {
        return candidate.mail().headers(name).stream().anyMatch(value -> Words.contain(Words.of(value), words));
    }

    private static Predicate<Candidate> list(String text) {
        List<String> words = Words.of(text);
        return candidate -> !words.isEmpty()
                && (headerContains(candidate, "List-ID", words)
                        || headerContains(candidate, "Mailing-List", words)
                        || headerContains(candidate, "List-Post", words));
    }

    private static Predicate<Candidate> filename(String text) {
        List<String> words = Words.of(text);
        return candidate -> candidate.mail().attachmentNames().stream()
                .anyMatch(name -> name.equalsIgnoreCase(text)
                        || !words.isEmpty() && Words.contain(Words.of(name.replace('_', ' ')), words)
                        || !words.isEmpty() && Words.contain(Words.of(name), words));
    }

    private static Predicate<Candidate> messageId(String text) {
        String wanted = withoutBrackets(text);
        return candidate -> candidate
                .mail()
                .messageId()
                .filter(id -> withoutBrackets(id).equalsIgnoreCase(wanted))
                .isPresent();
    }

    private static String withoutBrackets(String id) {
        String bare = id.strip();
        int start = bare.startsWith("<") ? 1 : 0;
        return bare.substring(start, bare.length() - (bare.endsWith(">") && bare.length() > start ? 1 : 0));
    }

    private static Optional<Predicate<Candidate>> has(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "attachment", "attachments" ->
                Optional.of(candidate -> candidate.mail().hasAttachment());
            case "userlabels" -> Optional.of(SearchLabels::hasUserLabel);
            case "nouserlabels" -> Optional.of(candidate -> !SearchLabels.hasUserLabel(candidate));
            case "drive" ->
                Optional.of(candidate ->
                        candidate.textHolds("drive.google.com/") || candidate.textHolds("docs.google.com/"));
            case "document" -> Optional.of(candidate -> candidate.textHolds("docs.google.com/document/"));
            case "spreadsheet" -> Optional.of(candidate -> candidate.textHolds("docs.google.com/spreadsheets/"));
            case "presentation" -> Optional.of(candidate -> candidate.textHolds("docs.google.com/presentation/"));
            case "youtube" ->
                Optional.of(candidate -> candidate.textHolds("youtube.com/watch") || candidate.textHolds("youtu.be/"));
            default -> SearchLabels.isSuperStar(value) ? Optional.of(SearchLabels.superStar(value)) : Optional.empty();
        };
    }
}
