package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.settings.SmimeInfos;
import java.util.List;
import java.util.function.Function;

/**
 * Resource {@code users.settings.sendAs.smimeInfo}. Quota units of these methods are not published; they cost here what
 * other settings do.
 */
final class SmimeInfoApi {

    private static final String INFOS = ApiMethods.SETTINGS + "sendAs/{sendAsEmail}/smimeInfo";

    List<ApiMethod> methods() {
        String info = INFOS + "/{id}";
        return List.of(
                read("list", INFOS, this::list),
                read("get", info, this::get),
                write("insert", "POST", INFOS, this::insert),
                write("delete", "DELETE", info, this::delete),
                write("setDefault", "POST", info + "/setDefault", this::setDefault));
    }

    private static ApiMethod read(String name, String path, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod("settings.sendAs.smimeInfo." + name, "GET", path, 1, 1, Scopes.KEY_READ, 0, handler);
    }

    private static ApiMethod write(String name, String verb, String path, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod("settings.sendAs.smimeInfo." + name, verb, path, 5, 5, Scopes.KEY_WRITE, 0, call -> {
            if (!email(call).equalsIgnoreCase(call.mailbox().emailAddress())) {
                Permissions.requireSharing(call);
            }
            return handler.apply(call);
        });
    }

    private ApiResponse list(ApiCall call) {
        return Resources.list("smimeInfo", infos(call).list(email(call)));
    }

    private ApiResponse get(ApiCall call) {
        return Resources.ok(infos(call).find(email(call), id(call)).orElseThrow(GmailError::notFound));
    }

    private ApiResponse insert(ApiCall call) {
        String pkcs12 = RequestBody.text(call.body(), "pkcs12");
        if (pkcs12 == null) {
            throw GmailError.invalidArgument("Missing pkcs12");
        }
        byte[] file = RequestBody.decode(pkcs12);
        return Resources.ok(
                infos(call).insert(email(call), file, RequestBody.text(call.body(), "encryptedKeyPassword")));
    }

    private ApiResponse delete(ApiCall call) {
        infos(call).delete(email(call), id(call));
        return ApiResponse.noContent();
    }

    private ApiResponse setDefault(ApiCall call) {
        infos(call).setDefault(email(call), id(call));
        return ApiResponse.noContent();
    }

    private static SmimeInfos infos(ApiCall call) {
        return call.mailbox().settings().smimeInfos();
    }

    private static String email(ApiCall call) {
        return call.path().get("sendAsEmail");
    }

    private static String id(ApiCall call) {
        return call.path().get("id");
    }
}
