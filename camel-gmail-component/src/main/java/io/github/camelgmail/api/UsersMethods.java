package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.anyOf;
import static io.github.camelgmail.api.GmailParameter.oneOf;
import static io.github.camelgmail.api.GmailParameter.string;
import static io.github.camelgmail.api.GmailParameter.unsigned;

import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Profile;
import com.google.api.services.gmail.model.WatchRequest;
import com.google.api.services.gmail.model.WatchResponse;
import java.util.List;

/** Resource {@code users} itself, and {@code users.history}. */
public final class UsersMethods {

    public static final GmailMethod<Profile> GET_PROFILE =
            get("getProfile", "profile", Profile.class).build(1, 1, Scopes.PROFILE);

    public static final GmailMethod<ListHistoryResponse> LIST_HISTORY = get(
                    "history.list", "history", ListHistoryResponse.class)
            .parameters(
                    anyOf("historyTypes", "messageAdded", "messageDeleted", "labelAdded", "labelRemoved"),
                    string("labelId"),
                    unsigned("maxResults"),
                    string("pageToken"),
                    unsigned("startHistoryId"))
            .build(2, 2, Scopes.READ_METADATA);

    public static final GmailMethod<WatchResponse> WATCH = post("watch", "watch", WatchResponse.class)
            .body(
                    WatchRequest.class,
                    oneOf("labelFilterBehavior", "include", "exclude"),
                    oneOf("labelFilterAction", "include", "exclude"))
            .repeatable()
            .build(100, 100, Scopes.READ_METADATA);

    public static final GmailMethod<Void> STOP =
            post("stop", "stop", Void.class).repeatable().build(50, 50, Scopes.READ_METADATA);

    static final List<GmailMethod<?>> ALL = List.of(GET_PROFILE, LIST_HISTORY, WATCH, STOP);

    private UsersMethods() {}
}
