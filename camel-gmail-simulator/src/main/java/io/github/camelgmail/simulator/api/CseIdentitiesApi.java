package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.settings.CseIdentities;
import io.github.camelgmail.simulator.settings.CseIdentity;
import java.util.List;

/** Resource {@code users.settings.cse.identities}. */
final class CseIdentitiesApi {

    List<ApiMethod> methods() {
        String path = "identities";
        String identity = path + "/{cseEmailAddress}";
        return List.of(
                CseMethods.read("identities.list", path, this::list),
                CseMethods.read("identities.get", identity, this::get),
                CseMethods.write("identities.create", "POST", path, this::create),
                CseMethods.write("identities.patch", "PATCH", path + "/{emailAddress}", this::patch),
                CseMethods.write("identities.delete", "DELETE", identity, this::delete));
    }

    private ApiResponse list(ApiCall call) {
        return CseMethods.page(call, "cseIdentities", identities(call).list());
    }

    private ApiResponse get(ApiCall call) {
        return Resources.ok(
                identities(call).find(call.path().get("cseEmailAddress")).orElseThrow(GmailError::notFound));
    }

    private ApiResponse create(ApiCall call) {
        return Resources.ok(identities(call).create(Resources.read(call.body(), CseIdentity.class)));
    }

    /** Gives an identity other key pairs; going from one key pair to two, or back, needs no null for the other kind. */
    private ApiResponse patch(ApiCall call) {
        CseIdentity wanted = Resources.read(call.body(), CseIdentity.class);
        return Resources.ok(identities(call).update(call.path().get("emailAddress"), wanted));
    }

    private ApiResponse delete(ApiCall call) {
        identities(call).delete(call.path().get("cseEmailAddress"));
        return ApiResponse.noContent();
    }

    private static CseIdentities identities(ApiCall call) {
        return call.mailbox().settings().cseIdentities();
    }
}
