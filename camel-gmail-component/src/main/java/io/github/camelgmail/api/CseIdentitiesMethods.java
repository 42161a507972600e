package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.patch;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.string;
import static io.github.camelgmail.api.GmailParameter.unsigned;

import com.google.api.services.gmail.model.CseIdentity;
import com.google.api.services.gmail.model.ListCseIdentitiesResponse;
import java.util.List;

/** Resource {@code users.settings.cse.identities}. */
public final class CseIdentitiesMethods {

    /** Google publishes no price of these methods; taken to be that of most other settings. */
    private static final int UNPUBLISHED = 5;

    public static final GmailMethod<ListCseIdentitiesResponse> LIST = get(
                    "settings.cse.identities.list", "settings/cse/identities", ListCseIdentitiesResponse.class)
            .parameters(unsigned("pageSize"), string("pageToken"))
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.READ_KEYS);

    public static final GmailMethod<CseIdentity> GET = get(
                    "settings.cse.identities.get", "settings/cse/identities/{cseEmailAddress}", CseIdentity.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.READ_KEYS);

    public static final GmailMethod<CseIdentity> CREATE = post(
                    "settings.cse.identities.create", "settings/cse/identities", CseIdentity.class)
            .body(CseIdentity.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<CseIdentity> PATCH = patch(
                    "settings.cse.identities.patch", "settings/cse/identities/{emailAddress}", CseIdentity.class)
            .body(CseIdentity.class)
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    public static final GmailMethod<Void> DELETE = delete(
                    "settings.cse.identities.delete", "settings/cse/identities/{cseEmailAddress}")
            .build(UNPUBLISHED, UNPUBLISHED, Scopes.WRITE_EITHER);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, PATCH, DELETE);

    private CseIdentitiesMethods() {}
}
