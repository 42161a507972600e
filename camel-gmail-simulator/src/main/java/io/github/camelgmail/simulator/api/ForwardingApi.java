package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.MailSystem;
import io.github.camelgmail.simulator.settings.AutoForwarding;
import io.github.camelgmail.simulator.settings.Forwarding;
import io.github.camelgmail.simulator.settings.ForwardingAddress;
import io.github.camelgmail.simulator.settings.VerificationStatus;
import java.util.List;
import java.util.function.Function;

/**
 * Resource {@code users.settings.forwardingAddresses}, and auto-forwarding. An address that is not verified is asked for
 * its owner's consent by mail.
 */
final class ForwardingApi {

    private final MailSystem system;

    ForwardingApi(MailSystem system) {
        this.system = system;
    }

    List<ApiMethod> methods() {
        String all = "autoForwarding";
        String addresses = "forwardingAddresses";
        String address = addresses + "/{forwardingEmail}";
        return List.of(
                read("getAutoForwarding", all, this::getAutoForwarding),
                write("updateAutoForwarding", "PUT", all, 5, this::updateAutoForwarding),
                read("forwardingAddresses.list", addresses, this::list),
                read("forwardingAddresses.get", address, this::get),
                write("forwardingAddresses.create", "POST", addresses, 100, this::create),
                write("forwardingAddresses.delete", "DELETE", address, 5, this::delete));
    }

    private static ApiMethod read(String name, String path, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod(
                "settings." + name, "GET", ApiMethods.SETTINGS + path, 1, 1, Scopes.SETTINGS_READ, 0, handler);
    }

    private static ApiMethod write(
            String name, String verb, String path, int units, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod(
                "settings." + name,
                verb,
                ApiMethods.SETTINGS + path,
                units,
                units,
                Scopes.SHARE,
                0,
                Permissions.domainWide(handler));
    }

    private ApiResponse getAutoForwarding(ApiCall call) {
        return Resources.ok(forwarding(call).autoForwarding());
    }

    private ApiResponse updateAutoForwarding(ApiCall call) {
        return Resources.ok(forwarding(call).autoForwarding(Resources.read(call.body(), AutoForwarding.class)));
    }

    private ApiResponse list(ApiCall call) {
        return Resources.list("forwardingAddresses", forwarding(call).list());
    }

    private ApiResponse get(ApiCall call) {
        return Resources.ok(forwarding(call).find(email(call)).orElseThrow(GmailError::notFound));
    }

    private ApiResponse create(ApiCall call) {
        ForwardingAddress wanted = Resources.read(call.body(), ForwardingAddress.class);
        ForwardingAddress address = forwarding(call).create(wanted.forwardingEmail());
        if (address.verificationStatus() == VerificationStatus.PENDING) {
            String account = call.mailbox().emailAddress();
            system.sendFromGmail(
                    address.forwardingEmail(),
                    "Gmail Forwarding Confirmation - Receive Mail from " + account,
                    account + " has requested to automatically forward mail to " + address.forwardingEmail() + ".\r\n");
        }
        return Resources.ok(address);
    }

    private ApiResponse delete(ApiCall call) {
        forwarding(call).delete(email(call));
        return ApiResponse.noContent();
    }

    private static Forwarding forwarding(ApiCall call) {
        return call.mailbox().settings().forwarding();
    }

    private static String email(ApiCall call) {
        return call.path().get("forwardingEmail");
    }
}
