package io.github.camelgmail.client;

import io.github.camelgmail.api.GmailMethod;
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

    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private final Set<String> prescribed = ConcurrentHashMap.newKeySet();

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
        Set<GmailMethod<?>> methods = new LinkedHashSet<>();
        calls.forEach(call -> methods.add(call.method()));
        Set<String> each = new TreeSet<>();
        methods.forEach(method -> each.addAll(of(method)));
        return each.stream()
                .filter(scope ->
                        methods.stream().allMatch(method -> method.scopes().contains(scope)))
                .findFirst()
                .map(Set::of)
                .orElse(each);
    }

    private Set<String> of(GmailMethod<?> method) {
        return method.scopes().stream()
                .filter(declared::contains)
                .findFirst()
                .map(Set::of)
                .orElseGet(() -> prescribed.isEmpty() ? Set.of(method.scopes().get(0)) : Set.copyOf(prescribed));
    }
}
