package io.github.camelgmail.client;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.Scopes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which scopes the token of a request is to have: of those that the mailbox's endpoints have declared, the least that the
 * method accepts. A method that accepts none of them, as one that a header names at run time, gets the least that it
 * accepts at all; or, where scopes were prescribed, those, so that Gmail says what is missing.
 *
 * <p>Scopes are chosen for each request, within one client, so that endpoints share its quota whatever they ask for. And a
 * token has only what its request needs, not what all endpoints need together: a domain's administrator authorises a service
 * account for single scopes, and a token is refused as a whole when one of its scopes is not among them.
 *
 * <p>Thread-safe.
 */
final class RequestScopes {

    private static final String ALIAS = "sendAsEmail";

    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private final Set<String> prescribed = ConcurrentHashMap.newKeySet();

    private final String mailbox;

    /** @param mailbox {@code me} or an address */
    RequestScopes(String mailbox) {
        this.mailbox = mailbox;
    }

    /** Scopes that will be needed. */
    void declare(Collection<String> scopes) {
        declared.addAll(scopes);
    }

    /** Scopes beside which none is asked for that was not declared. */
    void prescribe(Collection<String> scopes) {
        declared.addAll(scopes);
        prescribed.addAll(scopes);
    }

    /** The scopes for calls that share a request: a single one if it serves them all. */
    Set<String> of(List<PendingCall<?>> calls) {
        Set<List<String>> accepted = new LinkedHashSet<>();
        calls.forEach(call -> accepted.add(accepted(call.call())));
        Set<String> each = new TreeSet<>();
        accepted.forEach(scopes -> each.addAll(chosen(scopes)));
        return each.stream()
                .filter(scope -> accepted.stream().allMatch(scopes -> scopes.contains(scope)))
                .findFirst()
                .map(Set::of)
                .orElse(each);
    }

    /**
     * The scopes of which any suffices. What can be changed with {@code gmail.settings.basic} at the mailbox's own address
     * takes {@code gmail.settings.sharing} at an alias (guide "Manage S/MIME certificates").
     */
    private List<String> accepted(GmailCall<?> call) {
        List<String> scopes = call.method().scopes();
        Object alias = call.parameters().get(ALIAS);
        return scopes.equals(Scopes.WRITE_EITHER) && alias != null && isOther(String.valueOf(alias))
                ? List.of(Scopes.SETTINGS_SHARING)
                : scopes;
    }

    /** Who {@code me} is, is not known here; then it is as it was declared. */
    private boolean isOther(String alias) {
        return mailbox.equals("me") ? declared.contains(Scopes.SETTINGS_SHARING) : !mailbox.equalsIgnoreCase(alias);
    }

    private Set<String> chosen(List<String> scopes) {
        return scopes.stream()
                .filter(declared::contains)
                .findFirst()
                .map(Set::of)
                .orElseGet(() -> prescribed.isEmpty() ? Set.of(scopes.get(0)) : Set.copyOf(prescribed));
    }
}
