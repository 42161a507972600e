package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.settings.Delegate;
import io.github.camelgmail.simulator.settings.Delegates;
import java.util.List;
import java.util.function.Function;

/** Resource {@code users.settings.delegates}, all of it for service accounts with domain-wide delegation alone. */
final class DelegatesApi {

    List<ApiMethod> methods() {
        String delegates = ApiMethods.SETTINGS + "delegates";
        String delegate = delegates + "/{delegateEmail}";
        return List.of(
                method("list", "GET", delegates, 1, Scopes.SETTINGS_READ, this::list),
                method("get", "GET", delegate, 1, Scopes.SETTINGS_READ, this::get),
                method("create", "POST", delegates, 100, Scopes.SHARE, this::create),
                method("delete", "DELETE", delegate, 5, Scopes.SHARE, this::delete));
    }

    private static ApiMethod method(
            String name,
            String verb,
            String path,
            int units,
            List<String> scopes,
            Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod(
                "settings.delegates." + name, verb, path, units, units, scopes, 0, Permissions.domainWide(handler));
    }

    private ApiResponse list(ApiCall call) {
        return Resources.list("delegates", delegates(call).list());
    }

    private ApiResponse get(ApiCall call) {
        return Resources.ok(
                delegates(call).find(call.path().get("delegateEmail")).orElseThrow(GmailError::notFound));
    }

    private ApiResponse create(ApiCall call) {
        Delegate wanted = Resources.read(call.body(), Delegate.class);
        return Resources.ok(delegates(call).create(wanted.delegateEmail()));
    }

    private ApiResponse delete(ApiCall call) {
        delegates(call).delete(call.path().get("delegateEmail"));
        return ApiResponse.noContent();
    }

    private static Delegates delegates(ApiCall call) {
        return call.mailbox().settings().delegates();
    }
}
