package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.oneOf;

import com.google.api.services.gmail.model.Delegate;
import com.google.api.services.gmail.model.ListDelegatesResponse;
import java.util.List;

/** Resource {@code users.settings.delegates}. */
public final class DelegatesMethods {

    public static final GmailMethod<ListDelegatesResponse> LIST = get(
                    "settings.delegates.list", "settings/delegates", ListDelegatesResponse.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<Delegate> GET = get(
                    "settings.delegates.get", "settings/delegates/{delegateEmail}", Delegate.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<Delegate> CREATE = post(
                    "settings.delegates.create", "settings/delegates", Delegate.class)
            .body(Delegate.class, oneOf("verificationStatus", "accepted", "pending", "rejected", "expired"))
            .build(100, 100, Scopes.WRITE_SHARED);

    public static final GmailMethod<Void> DELETE = delete(
                    "settings.delegates.delete", "settings/delegates/{delegateEmail}")
            .build(5, 5, Scopes.WRITE_SHARED);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, DELETE);

    private DelegatesMethods() {}
}
