package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.patch;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailMethod.put;
import static io.github.camelgmail.api.GmailParameter.oneOf;

import com.google.api.services.gmail.model.ListSendAsResponse;
import com.google.api.services.gmail.model.SendAs;
import java.util.List;

/** Resource {@code users.settings.sendAs}. */
public final class SendAsMethods {

    public static final GmailMethod<ListSendAsResponse> LIST = get(
                    "settings.sendAs.list", "settings/sendAs", ListSendAsResponse.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<SendAs> GET = get(
                    "settings.sendAs.get", "settings/sendAs/{sendAsEmail}", SendAs.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<SendAs> CREATE = post("settings.sendAs.create", "settings/sendAs", SendAs.class)
            .body(SendAs.class, oneOf("verificationStatus", "accepted", "pending"))
            .build(100, 100, Scopes.WRITE_SHARED);

    public static final GmailMethod<SendAs> UPDATE = put(
                    "settings.sendAs.update", "settings/sendAs/{sendAsEmail}", SendAs.class)
            .body(SendAs.class, oneOf("verificationStatus", "accepted", "pending"))
            .build(100, 100, Scopes.WRITE_EITHER);

    /** Its price is not published; taken to be that of {@code settings.sendAs.update}. */
    public static final GmailMethod<SendAs> PATCH = patch(
                    "settings.sendAs.patch", "settings/sendAs/{sendAsEmail}", SendAs.class)
            .body(SendAs.class, oneOf("verificationStatus", "accepted", "pending"))
            .build(100, 100, Scopes.WRITE_EITHER);

    public static final GmailMethod<Void> DELETE =
            delete("settings.sendAs.delete", "settings/sendAs/{sendAsEmail}").build(5, 5, Scopes.WRITE_SHARED);

    /** Sends a mail, and so is not repeated after a failure that leaves its effect unknown. */
    public static final GmailMethod<Void> VERIFY = post(
                    "settings.sendAs.verify", "settings/sendAs/{sendAsEmail}/verify", Void.class)
            .build(100, 100, Scopes.WRITE_SHARED);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, UPDATE, PATCH, DELETE, VERIFY);

    private SendAsMethods() {}
}
