package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.oneOf;
import static io.github.camelgmail.api.GmailParameter.string;
import static io.github.camelgmail.api.GmailParameter.unsigned;

import com.google.api.services.gmail.model.CseKeyPair;
import com.google.api.services.gmail.model.DisableCseKeyPairRequest;
import com.google.api.services.gmail.model.EnableCseKeyPairRequest;
import com.google.api.services.gmail.model.ListCseKeyPairsResponse;
import com.google.api.services.gmail.model.ObliterateCseKeyPairRequest;
import java.util.List;

/** Resource {@code users.settings.cse.keypairs}. */
public final class CseKeyPairsMethods {

    /** Google publishes no price of these methods; taken to be that of most other settings. */
    private static final int UNPUBLISHED = 5;

    public static final GmailMethod<ListCseKeyPairsResponse> LIST = get(
                    "settings.cse.keypairs.list", "settings/cse/keypairs", ListCseKeyPairsResponse.class)
            .parameters(unsigned("pageSize"), string("pageToken"))
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.READ_KEYS);

    public static final GmailMethod<CseKeyPair> GET = get(
                    "settings.cse.keypairs.get", "settings/cse/keypairs/{keyPairId}", CseKeyPair.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.READ_KEYS);

    public static final GmailMethod<CseKeyPair> CREATE = post(
                    "settings.cse.keypairs.create", "settings/cse/keypairs", CseKeyPair.class)
            .parameters(oneOf("chainValidation", "all", "none"))
            .body(CseKeyPair.class, oneOf("enablementState", "enabled", "disabled"))
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<CseKeyPair> ENABLE = post(
                    "settings.cse.keypairs.enable", "settings/cse/keypairs/{keyPairId}:enable", CseKeyPair.class)
            .body(EnableCseKeyPairRequest.class)
            .repeatable()
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<CseKeyPair> DISABLE = post(
                    "settings.cse.keypairs.disable", "settings/cse/keypairs/{keyPairId}:disable", CseKeyPair.class)
            .body(DisableCseKeyPairRequest.class)
            .repeatable()
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<Void> OBLITERATE = post(
                    "settings.cse.keypairs.obliterate", "settings/cse/keypairs/{keyPairId}:obliterate", Void.class)
            .body(ObliterateCseKeyPairRequest.class)
            .repeatable()
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, ENABLE, DISABLE, OBLITERATE);

    private CseKeyPairsMethods() {}
}
