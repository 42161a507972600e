package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;

import com.google.api.services.gmail.model.ListSmimeInfoResponse;
import com.google.api.services.gmail.model.SmimeInfo;
import java.util.List;

/** Resource {@code users.settings.sendAs.smimeInfo}. */
public final class SmimeInfoMethods {

    /** Google publishes no price of these methods; taken to be that of most other settings. */
    private static final int UNPUBLISHED = 5;

    public static final GmailMethod<ListSmimeInfoResponse> LIST = get(
                    "settings.sendAs.smimeInfo.list",
                    "settings/sendAs/{sendAsEmail}/smimeInfo",
                    ListSmimeInfoResponse.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.READ_KEYS);

    public static final GmailMethod<SmimeInfo> GET = get(
                    "settings.sendAs.smimeInfo.get", "settings/sendAs/{sendAsEmail}/smimeInfo/{id}", SmimeInfo.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.READ_KEYS);

    public static final GmailMethod<SmimeInfo> INSERT = post(
                    "settings.sendAs.smimeInfo.insert", "settings/sendAs/{sendAsEmail}/smimeInfo", SmimeInfo.class)
            .body(SmimeInfo.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<Void> SET_DEFAULT = post(
                    "settings.sendAs.smimeInfo.setDefault",
                    "settings/sendAs/{sendAsEmail}/smimeInfo/{id}/setDefault",
                    Void.class)
            .repeatable()
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<Void> DELETE = delete(
                    "settings.sendAs.smimeInfo.delete", "settings/sendAs/{sendAsEmail}/smimeInfo/{id}")
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, INSERT, SET_DEFAULT, DELETE);

    private SmimeInfoMethods() {}
}
