package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.settings.CseKeyPair;
import io.github.camelgmail.simulator.settings.CseKeyPairs;
import java.util.List;

/** Resource {@code users.settings.cse.keypairs}. */
final class CseKeyPairsApi {

    List<ApiMethod> methods() {
        String path = "keypairs";
        String keyPair = path + "/{keyPairId}";
        return List.of(
                CseMethods.read("keypairs.list", path, this::list),
                CseMethods.read("keypairs.get", keyPair, this::get),
                CseMethods.write("keypairs.create", "POST", path, this::create),
                CseMethods.write("keypairs.enable", "POST", keyPair + ":enable", this::enable),
                CseMethods.write("keypairs.disable", "POST", keyPair + ":disable", this::disable),
                CseMethods.write("keypairs.obliterate", "POST", keyPair + ":obliterate", this::obliterate));
    }

    private ApiResponse list(ApiCall call) {
        return CseMethods.page(call, "cseKeyPairs", keyPairs(call).list());
    }

    private ApiResponse get(ApiCall call) {
        return Resources.ok(keyPairs(call).find(id(call)).orElseThrow(GmailError::notFound));
    }

    private ApiResponse create(ApiCall call) {
        ChainValidation validation =
                new Parameters(call).choice("chainValidation", ChainValidation.class, ChainValidation.ALL);
        CseKeyPair wanted = Resources.read(call.body(), CseKeyPair.class);
        return Resources.ok(keyPairs(call).create(wanted, validation == ChainValidation.ALL));
    }

    private ApiResponse enable(ApiCall call) {
        return Resources.ok(keyPairs(call).enable(id(call)));
    }

    private ApiResponse disable(ApiCall call) {
        return Resources.ok(keyPairs(call).disable(id(call)));
    }

    private ApiResponse obliterate(ApiCall call) {
        keyPairs(call).obliterate(id(call));
        return ApiResponse.noContent();
    }

    private static CseKeyPairs keyPairs(ApiCall call) {
        return call.mailbox().settings().cseKeyPairs();
    }

    private static String id(ApiCall call) {
        return call.path().get("keyPairId");
    }

    private enum ChainValidation {
        ALL,
        NONE
    }
}
