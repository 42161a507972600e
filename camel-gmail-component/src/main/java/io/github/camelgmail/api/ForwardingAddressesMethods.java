package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.oneOf;

import com.google.api.services.gmail.model.ForwardingAddress;
import com.google.api.services.gmail.model.ListForwardingAddressesResponse;
import java.util.List;

/** Resource {@code users.settings.forwardingAddresses}. */
public final class ForwardingAddressesMethods {

    public static final GmailMethod<ListForwardingAddressesResponse> LIST = get(
                    "settings.forwardingAddresses.list",
                    "settings/forwardingAddresses",
                    ListForwardingAddressesResponse.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<ForwardingAddress> GET = get(
                    "settings.forwardingAddresses.get",
                    "settings/forwardingAddresses/{forwardingEmail}",
                    ForwardingAddress.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<ForwardingAddress> CREATE = post(
                    "settings.forwardingAddresses.create", "settings/forwardingAddresses", ForwardingAddress.class)
            .body(ForwardingAddress.class, oneOf("verificationStatus", "accepted", "pending"))
            .build(100, 100, Scopes.WRITE_SHARED);

    public static final GmailMethod<Void> DELETE = delete(
                    "settings.forwardingAddresses.delete", "settings/forwardingAddresses/{forwardingEmail}")
            .build(5, 5, Scopes.WRITE_SHARED);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, DELETE);

    private ForwardingAddressesMethods() {}
}
