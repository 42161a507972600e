package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.mailbox.Labels;
import io.github.camelgmail.simulator.settings.Filter;
import io.github.camelgmail.simulator.settings.FilterAction;
import io.github.camelgmail.simulator.settings.Filters;
import java.util.List;

/** Resource {@code users.settings.filters}. */
final class FiltersApi {

    List<ApiMethod> methods() {
        String filters = ApiMethods.SETTINGS + "filters";
        String filter = filters + "/{id}";
        List<String> read = Scopes.SETTINGS_READ;
        List<String> write = Scopes.SETTINGS_WRITE;
        return List.of(
                new ApiMethod("settings.filters.list", "GET", filters, 1, 1, read, 0, this::list),
                new ApiMethod("settings.filters.get", "GET", filter, 1, 1, read, 0, this::get),
                new ApiMethod("settings.filters.create", "POST", filters, 5, 5, write, 0, this::create),
                new ApiMethod("settings.filters.delete", "DELETE", filter, 5, 5, write, 0, this::delete));
    }

    private ApiResponse list(ApiCall call) {
        return Resources.list("filter", filters(call).list());
    }

    private ApiResponse get(ApiCall call) {
        return Resources.ok(filters(call).find(call.path().get("id")).orElseThrow(GmailError::notFound));
    }

    private ApiResponse create(ApiCall call) {
        Filter wanted = Resources.read(call.body(), Filter.class);
        if (wanted.action() != null) {
            requireLabels(call.mailbox().labels(), wanted.action());
        }
        return Resources.ok(filters(call).create(wanted.criteria(), wanted.action()));
    }

    private ApiResponse delete(ApiCall call) {
        filters(call).delete(call.path().get("id"));
        return ApiResponse.noContent();
    }

    private static void requireLabels(Labels labels, FilterAction action) {
        List<Label> added =
                action.added().stream().map(id -> require(labels, id)).toList();
        action.removed().forEach(id -> require(labels, id));
        if (added.stream().filter(label -> !label.system()).distinct().count() > 1) {
            throw GmailError.invalidArgument("Too many user labels in filter");
        }
        labels.requireApplicable(action.added());
        labels.requireApplicable(action.removed());
    }

    private static Label require(Labels labels, String id) {
        return labels.find(id).orElseThrow(() -> GmailError.invalidArgument("Invalid label: " + id));
    }

    private static Filters filters(ApiCall call) {
        return call.mailbox().settings().filters();
    }
}
