package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.search.SearchQuery;
import io.github.camelgmail.simulator.search.SearchableMessage;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a message must be like for a filter to act, in all respects that are given (Gmail API reference,
 * users.settings.filters). Null stands for a respect that does not matter.
 *
 * @param from           a search for the sender's name or address
 * @param to             a search for a recipient's name or address, in To, Cc or Bcc
 * @param subject        words that stand next to each other in the subject
 * @param query          a search as the message list takes it
 * @param negatedQuery   a search that must not find the message
 * @param size           bytes of the mail
 * @param sizeComparison whether the mail is larger or smaller than that
 */
public record FilterCriteria(
        String from,
        String to,
        String subject,
        String query,
        String negatedQuery,
        Boolean hasAttachment,
        Boolean excludeChats,
        Integer size,
        SizeComparison sizeComparison) {

    /** How a message's size is compared with the criterion. */
    public enum SizeComparison {
        SMALLER,
        LARGER
    }

    FilterCriteria checked() {
        boolean any = Stream.of(from, to, subject, query, negatedQuery).anyMatch(FilterCriteria::given)
                || Boolean.TRUE.equals(hasAttachment)
                || sizeComparison != null;
        if (!any) {
            throw GmailError.invalidArgument("Filter doesn't have any criteria");
        }
        if (sizeComparison != null && (size == null || size < 0)) {
            throw GmailError.invalidArgument("Invalid size");
        }
        return this;
    }

    boolean matches(SearchableMessage message, Clock clock) {
        return Stream.of(
                                search(from).map(text -> "from:(" + text + ")"),
                                search(to).map(text -> "to:(" + text + ")"),
                                search(subject).map(text -> "subject:\"" + text.replace('"', ' ') + "\""),
                                search(query))
                        .flatMap(Optional::stream)
                        .allMatch(search -> SearchQuery.parse(search, clock).matches(message))
                && search(negatedQuery)
                        .filter(search -> SearchQuery.parse(search, clock).matches(message))
                        .isEmpty()
                && (!Boolean.TRUE.equals(hasAttachment) || message.mail().hasAttachment())
                && hasSize(message.size());
    }

    private boolean hasSize(long bytes) {
        return sizeComparison == null || (sizeComparison == SizeComparison.LARGER ? bytes > size : bytes < size);
    }

    private static Optional<String> search(String text) {
        return Optional.ofNullable(text).filter(FilterCriteria::given);
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
