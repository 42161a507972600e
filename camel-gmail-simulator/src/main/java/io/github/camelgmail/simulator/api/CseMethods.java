package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * What the methods of client-side encryption have in common: they are an administrator's, who calls by a service account
 * with domain-wide delegation. Their quota units are not published; they cost here what other settings do.
 */
final class CseMethods {

    private static final int DEFAULT_PAGE = 20;

    private CseMethods() {}

    static ApiMethod read(String name, String path, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod(
                "settings.cse." + name,
                "GET",
                ApiMethods.SETTINGS + "cse/" + path,
                1,
                1,
                Scopes.KEY_READ,
                0,
                Permissions.domainWide(handler));
    }

    static ApiMethod write(String name, String verb, String path, Function<ApiCall, ApiResponse> handler) {
        return new ApiMethod(
                "settings.cse." + name,
                verb,
                ApiMethods.SETTINGS + "cse/" + path,
                5,
                5,
                Scopes.KEY_WRITE,
                0,
                Permissions.domainWide(handler));
    }

    /** The page that the call asks for. */
    static ApiResponse page(ApiCall call, String name, List<?> all) {
        Parameters parameters = new Parameters(call);
        long asked = parameters.unsigned("pageSize", Integer.MAX_VALUE, "TYPE_INT32");
        long size = asked == 0 ? DEFAULT_PAGE : asked;
        String token = parameters.text("pageToken");
        long offset = token == null || token.isEmpty() ? 0 : PageTokens.decode(token, List.of(name));
        ApiResponse page =
                Resources.list(name, all.stream().skip(offset).limit(size).toList());
        if (offset + size < all.size() && page.body() instanceof ObjectNode body) {
            body.put("nextPageToken", PageTokens.encode(offset + size, List.of(name)));
        }
        return page;
    }
}
