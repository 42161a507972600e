package io.github.camelgmail.simulator.auth;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users' decisions about clients. A code stands for a consent, is good once and for ten minutes, and only for the client,
 * the redirect URI and the code verifier that it was asked with. Thread-safe.
 */
public final class Authorizations {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final OAuthClients clients;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Consent> codes = new ConcurrentHashMap<>();

    public Authorizations(OAuthClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Checks a request for consent. */
    public AuthorizationRequest check(Map<String, String> parameters) throws AuthorizationRequest.Refused {
        return AuthorizationRequest.check(parameters, clients);
    }

    /**
     * The user allows it.
     *
     * @param mailbox the user's address
     * @param scopes  what the user allows of what was asked for
     * @return where the browser goes, with a code
     */
    public String allow(AuthorizationRequest request, String mailbox, Set<String> scopes) {
        String code = "4/0" + new BigInteger(256, random).toString(36);
        codes.put(
                code,
                new Consent(
                        request,
                        mailbox.toLowerCase(Locale.ROOT),
                        scopes,
                        clock.instant().plus(TEN_MINUTES)));
        return redirect(request, "code", code) + "&scope=" + encode(String.join(" ", scopes));
    }

    /** The user denies it; returns where the browser goes. */
    public String deny(AuthorizationRequest request) {
        return redirect(request, "error", "access_denied");
    }

    /** The consent that a code stands for; the code is of no use afterwards, whatever comes of it. */
    Consent redeem(Map<String, String> form) {
        OAuthClients.Client client = clients.find(form.get("client_id"));
        if (client == null) {
            throw new Assertions.Refused(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!client.secret().equals(form.get("client_secret"))) {
            throw new Assertions.Refused(401, "invalid_client", "Unauthorized");
        }
        Consent consent = codes.remove(form.getOrDefault("code", ""));
        if (consent == null || !clock.instant().isBefore(consent.expires())) {
            throw new Assertions.Refused(400, "invalid_grant", "Bad Request");
        }
        if (!consent.request().clientId().equals(client.id())) {
            throw new Assertions.Refused(401, "unauthorized_client", "Unauthorized");
        }
        if (!consent.request().redirectUri().equals(form.get("redirect_uri"))) {
            throw new Assertions.Refused(400, "redirect_uri_mismatch", "Bad Request");
        }
        checkVerifier(consent.request().parameters(), form.get("code_verifier"));
        return consent;
    }

    OAuthClients clients() {
        return clients;
    }

    private static void checkVerifier(Map<String, String> asked, String verifier) {
        String challenge = asked.get("code_challenge");
        if (challenge == null) {
            return;
        }
        if (verifier == null) {
            throw new Assertions.Refused(400, "invalid_grant", "Missing code verifier.");
        }
        String shown = "S256".equals(asked.get("code_challenge_method")) ? s256(verifier) : verifier;
        if (!shown.equals(challenge)) {
            throw new Assertions.Refused(400, "invalid_grant", "Invalid code verifier.");
        }
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String redirect(AuthorizationRequest request, String name, String value) {
        String uri = request.redirectUri();
        String state = request.parameters().get("state");
        return uri + (uri.contains("?") ? "&" : "?")
                + (state == null ? "" : "state=" + encode(state) + "&")
                + name + "=" + encode(value);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a code stands for. */
    record Consent(AuthorizationRequest request, String mailbox, Set<String> scopes, Instant expires) {}
}
