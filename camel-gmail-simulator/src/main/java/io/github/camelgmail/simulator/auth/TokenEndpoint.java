package io.github.camelgmail.simulator.auth;

import io.github.camelgmail.simulator.auth.Tokens.RefreshToken;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Google's token endpoint: grants {@code authorization_code} and {@code refresh_token} (RFC 6749 sections 4.1.3 and 6) and
 * {@code urn:ietf:params:oauth:grant-type:jwt-bearer} (RFC 7523), with Google's error texts. Thread-safe.
 */
public final class TokenEndpoint {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Tokens tokens;
    private final Assertions assertions;
    private final Authorizations authorizations;
    private final Predicate<String> isMailbox;

    /**
     * @param isMailbox whether an address has a mailbox
     */
    public TokenEndpoint(
            Tokens tokens, Assertions assertions, Authorizations authorizations, Predicate<String> isMailbox) {
        this.tokens = tokens;
        this.assertions = assertions;
        this.authorizations = authorizations;
        this.isMailbox = isMailbox;
    }

    /**
     * Answers one request.
     *
     * @param form  the form's parameters
     * @param rootUrl the simulator's own address as the caller wrote it, which an assertion may name as its audience
     */
    public TokenReply grant(Map<String, String> form, String rootUrl) {
        String grantType = form.getOrDefault("grant_type", "");
        return switch (grantType) {
            case "refresh_token" -> refresh(form);
            case "authorization_code" -> code(form);
            case JWT_BEARER -> assertion(form, rootUrl);
            case "" -> TokenReply.error(400, "invalid_request", "Required parameter is missing: grant_type");
            default -> TokenReply.error(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
        };
    }

    /** A refresh token is given for offline access only, and only at a user's first consent or when asked anew. */
    private TokenReply code(Map<String, String> form) {
        try {
            Authorizations.Consent consent = authorizations.redeem(form);
            AuthorizationRequest request = consent.request();
            boolean offline = request.isOffline()
                    && (request.asksAnew() || !tokens.hasConsent(consent.mailbox(), request.clientId()));
            if (!offline) {
                return granted(tokens.issueAccessToken(consent.mailbox(), false, consent.scopes()), consent.scopes());
            }
            String refreshToken = tokens.issueRefreshToken(
                    consent.mailbox(),
                    request.clientId(),
                    form.get("client_secret"),
                    consent.scopes().toArray(String[]::new));
            TokenReply reply = granted(tokens.refresh(refreshToken, consent.scopes()), consent.scopes());
            reply.body().put("refresh_token", refreshToken);
            return reply;
        } catch (Assertions.Refused e) {
            return TokenReply.error(e.status(), e.error(), e.getMessage());
        }
    }

    private boolean isKnownClient(String clientId) {
        return tokens.isKnownClient(clientId) || authorizations.clients().find(clientId) != null;
    }

    private TokenReply refresh(Map<String, String> form) {
        String clientId = form.get("client_id");
        if (clientId == null) {
            return TokenReply.error(400, "invalid_request", "Could not determine client ID from request.");
        }
        if (!form.containsKey("refresh_token")) {
            return TokenReply.error(400, "invalid_request", "Missing required parameter: refresh_token");
        }
        String refreshToken = form.get("refresh_token");
        RefreshToken token = tokens.refreshToken(refreshToken);
        if (token == null) {
            return isKnownClient(clientId)
                    ? TokenReply.error(400, "invalid_grant", "Token has been expired or revoked.")
                    : TokenReply.error(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!token.clientId().equals(clientId)) {
            return isKnownClient(clientId)
                    ? TokenReply.error(401, "unauthorized_client", "Unauthorized")
                    : TokenReply.error(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!token.clientSecret().equals(form.get("client_secret"))) {
            return TokenReply.error(401, "invalid_client", "Unauthorized");
        }
        Set<String> scopes = form.containsKey("scope") ? split(form.get("scope")) : token.scopes();
        if (!token.scopes().containsAll(scopes)) {
            return TokenReply.error(400, "invalid_scope", "Bad Request");
        }
        return granted(tokens.refresh(refreshToken, Set.copyOf(scopes)), scopes);
    }

    private TokenReply assertion(Map<String, String> form, String rootUrl) {
        if (!form.containsKey("assertion")) {
            return TokenReply.error(400, "invalid_request", "Missing required parameter: assertion");
        }
        try {
            Assertions.Claim claim = assertions.verify(form.get("assertion"), rootUrl);
            if (claim.subject() != null && (!isMailbox.test(claim.subject()) || tokens.isSuspended(claim.subject()))) {
                return TokenReply.error(400, "invalid_grant", "Invalid email or User ID");
            }
            return granted(tokens.issueAccessToken(claim.subject(), true, Set.copyOf(claim.scopes())), claim.scopes());
        } catch (Assertions.Refused e) {
            return TokenReply.error(e.status(), e.error(), e.getMessage());
        }
    }

    private TokenReply granted(String accessToken, Set<String> scopes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", accessToken);
        body.put("expires_in", Math.max(0, tokens.lifetime().toSeconds() - 1));
        body.put("scope", String.join(" ", scopes));
        body.put("token_type", "Bearer");
        return new TokenReply(200, body);
    }

    static Set<String> split(String scopes) {
        Set<String> result = new TreeSet<>(Arrays.asList(scopes.strip().split("\\s+")));
        result.remove("");
        return result;
    }
}
