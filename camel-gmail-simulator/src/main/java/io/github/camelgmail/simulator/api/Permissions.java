package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.function.Function;

/** What some settings want of a caller beyond a scope of the method. */
final class Permissions {

    private Permissions() {}

    /** A method that only service accounts with domain-wide delegation may call. */
    static Function<ApiCall, ApiResponse> domainWide(Function<ApiCall, ApiResponse> handler) {
        return call -> {
            requireDomainWide(call);
            return handler.apply(call);
        };
    }

    /** @throws GmailError 403 unless a service account with domain-wide delegation is calling */
    static void requireDomainWide(ApiCall call) {
        if (!call.delegated()) {
            throw GmailError.forbidden(
                    "Access restricted to service accounts that have been delegated domain-wide authority");
        }
    }

    /** @throws GmailError 403 unless the caller may change settings that concern others, as those of custom addresses */
    static void requireSharing(ApiCall call) {
        if (!call.scopes().containsAll(Scopes.SHARE)) {
            throw new GmailError(
                    403,
                    "PERMISSION_DENIED",
                    "global",
                    "insufficientPermissions",
                    "Request had insufficient authentication scopes.");
        }
    }
}
