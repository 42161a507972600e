package io.github.camelgmail.simulator.search;

import java.time.Clock;
import java.util.function.Predicate;

/**
 * A parsed {@code q}. Immutable. Every text is a query: what can't be understood as an operator counts as words, as Gmail
 * never refuses a search.
 *
 * <p>Terms next to each other must all match; {@code OR} (in capitals, or {@code |}) binds tighter than that;
 * {@code { }} matches any of its terms, {@code ( )} groups, also behind an operator; {@code -} negates. Words are compared
 * whole, without case and accents. Dates are midnight in Los Angeles or epoch seconds.
 */
public final class SearchQuery {

    private final Predicate<Candidate> predicate;
    private final boolean namesSpamOrTrash;

    private SearchQuery(Predicate<Candidate> predicate, boolean namesSpamOrTrash) {
        this.predicate = predicate;
        this.namesSpamOrTrash = namesSpamOrTrash;
    }

    /** @param clock what {@code newer_than:} and {@code older_than:} count back from, read now */
    public static SearchQuery parse(String q, Clock clock) {
        SearchParser parser = new SearchParser(q, new Operators(clock.instant()));
        Predicate<Candidate> predicate = parser.parse();
        return new SearchQuery(predicate, parser.namesSpamOrTrash());
    }

    /** Whether the message is found. An empty query finds all. */
    public boolean matches(SearchableMessage message) {
        return predicate.test(new Candidate(message));
    }

    /**
     * Whether the query itself asks for spam or trash ({@code in:trash}, {@code in:spam}, {@code in:anywhere}, or the same by
     * {@code label:} or {@code is:}), which are left out of lists otherwise.
     */
    public boolean namesSpamOrTrash() {
        return namesSpamOrTrash;
    }
}
