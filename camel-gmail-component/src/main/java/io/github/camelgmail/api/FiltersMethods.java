package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;

import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.ListFiltersResponse;
import java.util.List;

/** Resource {@code users.settings.filters}. */
public final class FiltersMethods {

    public static final GmailMethod<ListFiltersResponse> LIST = get(
                    "settings.filters.list", "settings/filters", ListFiltersResponse.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<Filter> GET =
            get("settings.filters.get", "settings/filters/{id}", Filter.class).build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<Filter> CREATE = post("settings.filters.create", "settings/filters", Filter.class)
            .body(Filter.class)
            .build(5, 5, Scopes.WRITE_BASIC);

    public static final GmailMethod<Void> DELETE =
            delete("settings.filters.delete", "settings/filters/{id}").build(5, 5, Scopes.WRITE_BASIC);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, DELETE);

    private FiltersMethods() {}
}
