package io.github.camelgmail.simulator.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Workload identity federation: exchanges the tokens of an outside identity provider for Google's (RFC 8693), and lets their
 * bearer, or any caller with the scope {@code cloud-platform}, sign as a service account. Thread-safe.
 */
public final class WorkloadIdentity {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String CLOUD = "https://www.googleapis.com/auth/cloud-platform";
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    private static final String AUDIENCE =
            "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/simulator/providers/simulator";

    private final Tokens tokens;
    private final Set<String> subjectTokens = ConcurrentHashMap.newKeySet();

    public WorkloadIdentity(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Trusts an outside identity provider's token.
     *
     * @param subjectToken the token
     * @param tokenFile    where the workload finds it
     * @param clientEmail  the service account that the workload may act as
     * @return the members of an external account's credentials file
     */
    public Map<String, Object> trust(String subjectToken, String tokenFile, String clientEmail) {
        subjectTokens.add(subjectToken);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("type", "external_account");
        file.put("audience", AUDIENCE);
        file.put("subject_token_type", JWT);
        file.put("token_url", "https://sts.googleapis.com/v1/token");
        file.put("credential_source", Map.of("file", tokenFile));
        file.put(
                "service_account_impersonation_url",
                "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/" + clientEmail
                        + ":generateAccessToken");
        return file;
    }

    /** Trusts nobody any more. */
    public void clear() {
        subjectTokens.clear();
    }

    /** Answers a request to the security token service. */
    public TokenReply exchange(Map<String, String> form) {
        if (!EXCHANGE.equals(form.get("grant_type"))) {
            return TokenReply.error(400, "unsupported_grant_type", "Invalid grant_type");
        }
        if (!AUDIENCE.equals(form.get("audience"))) {
            return TokenReply.error(400, "invalid_request", "Invalid value for \"audience\".");
        }
        if (!JWT.equals(form.get("subject_token_type"))) {
            return TokenReply.error(400, "invalid_request", "Invalid value for \"subject_token_type\".");
        }
        if (!subjectTokens.contains(form.getOrDefault("subject_token", "").strip())) {
            return TokenReply.error(400, "invalid_grant", "The subject token is not trusted.");
        }
        Set<String> scopes = TokenEndpoint.split(form.getOrDefault("scope", ""));
        if (scopes.isEmpty()) {
            return TokenReply.error(400, "invalid_scope", "Empty or missing scope not allowed.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.issueAccessToken(null, false, Set.copyOf(scopes)));
        body.put("issued_token_type", "urn:ietf:params:oauth:token-type:access_token");
        body.put("token_type", "Bearer");
        body.put("expires_in", tokens.lifetime().toSeconds());
        return new TokenReply(200, body);
    }

    /** Whether a bearer token lets its holder sign as service accounts. */
    public boolean maySign(AccessToken token) {
        return token.scopes().contains(CLOUD);
    }
}
