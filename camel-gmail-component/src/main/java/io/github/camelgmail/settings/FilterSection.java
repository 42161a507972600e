package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.FilterAction;
import io.github.camelgmail.api.FiltersMethods;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.client.GmailClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Filters, which can't be changed: two are the same when they select the same and do the same, whatever order their labels
 * are in.
 */
final class FilterSection {

    private static final String SECTION = "filters";

    private final GmailClient client;
    private final LabelSection labels;
    private final ForwardingSection forwarding;
    private final Map<String, Filter> now = new LinkedHashMap<>();

    private FilterSection(GmailClient client, LabelSection labels, ForwardingSection forwarding, List<Filter> filters) {
        this.client = client;
        this.labels = labels;
        this.forwarding = forwarding;
        filters.forEach(filter -> now.put(key(filter), filter));
    }

    static CompletableFuture<FilterSection> fetch(
            GmailClient client, LabelSection labels, ForwardingSection forwarding) {
        return client.execute(GmailCall.of(FiltersMethods.LIST))
                .thenApply(response -> new FilterSection(
                        client, labels, forwarding, response.getFilter() == null ? List.of() : response.getFilter()));
    }

    List<Change> changes(List<Filter> desired) {
        return byKey(desired).entrySet().stream()
                .filter(entry -> !now.containsKey(entry.getKey()))
                .map(entry -> create(entry.getValue()))
                .toList();
    }

    List<Change> prune(List<Filter> desired) {
        Map<String, Filter> kept = byKey(desired);
        return now.entrySet().stream()
                .filter(entry -> !kept.containsKey(entry.getKey()))
                .map(entry -> new Change(
                        step("delete", entry.getValue()), () -> client.execute(GmailCall.of(FiltersMethods.DELETE)
                                        .with("id", entry.getValue().getId()))
                                .thenApply(done -> null)))
                .toList();
    }

    private Change create(Filter filter) {
        SettingsStep step = step("create", filter);
        String address = filter.getAction().getForward();
        if (address == null) {
            return new Change(step, () -> send(filter));
        }
        return forwarding.isPending(address)
                ? Change.pending(step)
                : new Change(step, () -> forwarding.whenVerified(address, () -> send(filter)));
    }

    private CompletableFuture<String> send(Filter filter) {
        FilterAction action = filter.getAction().clone();
        action.setAddLabelIds(ids(action.getAddLabelIds()));
        action.setRemoveLabelIds(ids(action.getRemoveLabelIds()));
        Filter body = new Filter().setCriteria(filter.getCriteria()).setAction(action);
        return client.execute(GmailCall.of(FiltersMethods.CREATE).withBody(body))
                .thenApply(done -> null);
    }

    private List<String> ids(List<String> names) {
        return names == null ? null : names.stream().map(labels::id).toList();
    }

    private Map<String, Filter> byKey(List<Filter> filters) {
        Map<String, Filter> byKey = new LinkedHashMap<>();
        filters.forEach(filter -> byKey.putIfAbsent(key(filter), filter));
        return byKey;
    }

    private String key(Filter filter) {
        return criteria(filter) + " -> " + action(filter);
    }

    private SettingsStep step(String action, Filter filter) {
        return SettingsStep.planned(
                SECTION, action, criteria(filter).toString(), action(filter).toString());
    }

    /** What is empty, false or a size that is compared with nothing selects no mail. */
    private static Map<String, Object> criteria(Filter filter) {
        Map<String, Object> given = new TreeMap<>();
        if (filter.getCriteria() != null) {
            filter.getCriteria().forEach((name, value) -> {
                String text = String.valueOf(value).strip();
                if (!text.isEmpty() && !text.equals("false") && !text.equals("unspecified")) {
                    given.put(name, text);
                }
            });
        }
        if (!given.containsKey("sizeComparison")) {
            given.remove("size");
        }
        return given;
    }

    private Map<String, Object> action(Filter filter) {
        Map<String, Object> action = new TreeMap<>();
        if (filter.getAction() != null) {
            put(action, "addLabelIds", filter.getAction().getAddLabelIds());
            put(action, "removeLabelIds", filter.getAction().getRemoveLabelIds());
            if (filter.getAction().getForward() != null) {
                action.put("forward", filter.getAction().getForward().strip().toLowerCase(Locale.ROOT));
            }
        }
        return action;
    }

    private void put(Map<String, Object> action, String name, List<String> labelIds) {
        if (labelIds != null && !labelIds.isEmpty()) {
            action.put(name, new TreeSet<>(labelIds.stream().map(labels::name).toList()));
        }
    }
}
