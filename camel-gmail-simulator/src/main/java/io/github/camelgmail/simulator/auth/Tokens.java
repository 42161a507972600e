package io.github.camelgmail.simulator.auth;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every token the simulator has issued. A token is accepted until it expires by the simulator's clock or is revoked. */
public final class Tokens {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AccessToken> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, String> accessToRefresh = new ConcurrentHashMap<>();
    private final Set<String> knownClients = ConcurrentHashMap.newKeySet();
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private volatile Duration lifetime = AN_HOUR;

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * Issues an access token.
     *
     * @param mailbox the address of the user it acts for
     * @param scopes  full scope URLs; none means {@code https://mail.google.com/}
     * @return the bearer token
     */
    public String issue(String mailbox, String... scopes) {
        return issueAccessToken(mailbox.toLowerCase(Locale.ROOT), false, scopeSet(scopes));
    }

    /**
     * Issues an access token as a service account with domain-wide delegation gets it.
     *
     * @param mailbox the address of the user it acts for
     * @param scopes  full scope URLs; none means {@code https://mail.google.com/}
     * @return the bearer token
     */
    public String issueDelegated(String mailbox, String... scopes) {
        return issueAccessToken(mailbox.toLowerCase(Locale.ROOT), true, scopeSet(scopes));
    }

    /**
     * Issues a refresh token for an OAuth client.
     *
     * @param mailbox      the address of the user it acts for
     * @param clientId     the client that may use it
     * @param clientSecret the secret that the client must show
     * @param scopes       full scope URLs; none means {@code https://mail.google.com/}
     */
    public String issueRefreshToken(String mailbox, String clientId, String clientSecret, String... scopes) {
        String token = "1//" + randomText();
        knownClients.add(clientId);
        refreshTokens.put(
                token, new RefreshToken(mailbox.toLowerCase(Locale.ROOT), clientId, clientSecret, scopeSet(scopes)));
        return token;
    }

    /** Ends an access token, or a refresh token together with the access tokens got by it; an unknown one is ignored. */
    public void revoke(String token) {
        accessTokens.remove(token);
        if (refreshTokens.remove(token) != null) {
            accessTokens.keySet().removeIf(access -> token.equals(accessToRefresh.get(access)));
        }
    }

    /** Ends every access token, so that each client must refresh. */
    public void revokeAccessTokens() {
        accessTokens.clear();
    }

    /** Suspends a user, as an administrator can: no token acts for the mailbox until {@link #restore}. */
    public void suspend(String mailbox) {
        suspended.add(mailbox.toLowerCase(Locale.ROOT));
    }

    /** Ends the suspension of a user; tokens that were there before are good again. */
    public void restore(String mailbox) {
        suspended.remove(mailbox.toLowerCase(Locale.ROOT));
    }

    /** How long access tokens issued from now on live; an hour at first. */
    public void lifetime(Duration duration) {
        this.lifetime = duration;
    }

    /** What a bearer token allows; empty when it is unknown, expired or revoked. */
    public Optional<AccessToken> find(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken))
                .filter(token -> !isSuspended(token.mailbox()))
                .filter(token -> clock.instant().isBefore(token.expires()));
    }

    /** Forgets every token. */
    public void clear() {
        accessTokens.clear();
        refreshTokens.clear();
        accessToRefresh.clear();
        knownClients.clear();
        suspended.clear();
        lifetime = AN_HOUR;
    }

    String issueAccessToken(String mailbox, boolean delegated, Set<String> scopes) {
        String token = "ya29." + randomText();
        accessTokens.put(
                token,
                new AccessToken(mailbox, delegated, scopes, clock.instant().plus(lifetime)));
        return token;
    }

    String refresh(String refreshToken, Set<String> scopes) {
        String token = issueAccessToken(refreshTokens.get(refreshToken).mailbox(), false, scopes);
        accessToRefresh.put(token, refreshToken);
        return token;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** What a refresh token stands for; null when it is unknown or revoked. */
    RefreshToken refreshToken(String token) {
        RefreshToken found = refreshTokens.get(token);
        return found == null || isSuspended(found.mailbox()) ? null : found;
    }

    /** @param mailbox null for a service account of itself */
    boolean isSuspended(String mailbox) {
        return mailbox != null && suspended.contains(mailbox);
    }

    boolean isKnownClient(String clientId) {
        return knownClients.contains(clientId);
    }

    /** Whether the mailbox's user has consented to offline access by the client, and not withdrawn it. */
    boolean hasConsent(String mailbox, String clientId) {
        return refreshTokens.values().stream()
                .anyMatch(token ->
                        token.clientId().equals(clientId) && token.mailbox().equals(mailbox));
    }

    private static Set<String> scopeSet(String... scopes) {
        return scopes.length == 0
                ? Set.of(GmailScopes.MAIL_GOOGLE_COM)
                : Set.copyOf(new LinkedHashSet<>(Arrays.asList(scopes)));
    }

    private String randomText() {
        return new BigInteger(256, random).toString(36);
    }

    /** A user's consent to a client. Holds a secret, so it does not print itself. */
    record RefreshToken(String mailbox, String clientId, String clientSecret, Set<String> scopes) {
        @Override
        public String toString() {
            return "RefreshToken";
        }
    }
}
