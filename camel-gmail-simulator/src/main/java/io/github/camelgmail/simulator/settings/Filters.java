package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.search.SearchableMessage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters of a mailbox, none like another, at most 1,000. Safe for concurrent use. */
public final class Filters {

    private static final int MOST_FILTERS = 1000;

    private final Clock clock;
    private final RandomIds ids;
    private final Forwarding forwarding;
    private final Map<String, Filter> byId = new LinkedHashMap<>();

    Filters(Clock clock, RandomIds ids, Forwarding forwarding) {
        this.clock = clock;
        this.ids = ids;
        this.forwarding = forwarding;
    }

    public synchronized List<Filter> list() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<Filter> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Adds a filter, which acts on what arrives from now on. Whether its labels exist is the caller's to check.
     *
     * @throws GmailError 400 without criteria or actions, for an address that can't be forwarded to, for a filter that is
     *     there already and for one too many
     */
    public synchronized Filter create(FilterCriteria criteria, FilterAction action) {
        if (criteria == null) {
            throw GmailError.invalidArgument("Filter doesn't have any criteria");
        }
        criteria.checked();
        if (action == null || action.none()) {
            throw GmailError.invalidArgument("Filter doesn't have any actions");
        }
        if (action.forward() != null) {
            forwarding.requireVerified(action.forward());
        }
        if (byId.values().stream()
                .anyMatch(filter ->
                        filter.criteria().equals(criteria) && filter.action().equals(action))) {
            throw GmailError.failedPrecondition("Filter already exists");
        }
        if (byId.size() >= MOST_FILTERS) {
            throw GmailError.failedPrecondition("Too many filters");
        }
        Filter filter = new Filter(ids.next("ANe1Bm"), criteria, action);
        byId.put(filter.id(), filter);
        return filter;
    }

    /** @throws GmailError 404 for no such filter */
    public synchronized void delete(String id) {
        if (byId.remove(id) == null) {
            throw GmailError.notFound();
        }
    }

    /** What the filters that match the message do, oldest filter first. */
    public List<FilterAction> actionsFor(SearchableMessage message) {
        return list().stream()
                .filter(filter -> filter.criteria().matches(message, clock))
                .map(Filter::action)
                .toList();
    }
}
