package io.github.camelgmail.simulator.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client asks the user for (RFC 6749 section 4.1.1, RFC 7636). One that exists has been checked.
 *
 * @param parameters the parameters as asked, to be asked again with the user's decision
 * @param scopes     the scopes asked for
 */
public record AuthorizationRequest(Map<String, String> parameters, Set<String> scopes) {

    private static final List<String> SIGN_IN = List.of("openid", "email", "profile", GmailScopes.MAIL_GOOGLE_COM);
    private static final List<String> PREFIXES =
            List.of("https://www.googleapis.com/auth/", GmailScopes.MAIL_GOOGLE_COM + "mail/feed/");

    /** A request that is shown to the user as an error, because nothing in it can be trusted. */
    public static final class Refused extends Exception {

        private final int status;
        private final String error;

        Refused(int status, String error, String explanation) {
            super(explanation);
            this.status = status;
            this.error = error;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** Google's name of the error, as {@code redirect_uri_mismatch}. */
        public String error() {
            return error;
        }
    }

    static AuthorizationRequest check(Map<String, String> parameters, OAuthClients clients) throws Refused {
        for (String name : List.of("client_id", "redirect_uri", "response_type", "scope")) {
            if (parameters.getOrDefault(name, "").isBlank()) {
                throw new Refused(400, "invalid_request", "Required parameter is missing: " + name);
            }
        }
        OAuthClients.Client client = clients.find(parameters.get("client_id"));
        if (client == null) {
            throw new Refused(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!client.allows(parameters.get("redirect_uri"))) {
            throw new Refused(
                    400,
                    "redirect_uri_mismatch",
                    "The redirect URI in the request, " + parameters.get("redirect_uri")
                            + ", does not match the ones authorized for the OAuth client.");
        }
        if (!parameters.get("response_type").equals("code")) {
            throw new Refused(400, "unsupported_response_type", "Invalid response_type");
        }
        oneOf(parameters, "access_type", "online", "offline");
        oneOf(parameters, "code_challenge_method", "plain", "S256");
        Set<String> scopes = TokenEndpoint.split(parameters.get("scope"));
        List<String> invalid = scopes.stream()
                .filter(scope -> !SIGN_IN.contains(scope) && PREFIXES.stream().noneMatch(scope::startsWith))
                .toList();
        if (!invalid.isEmpty()) {
            throw new Refused(400, "invalid_scope", "Some requested scopes were invalid. {invalid=" + invalid + "}");
        }
        return new AuthorizationRequest(Map.copyOf(parameters), scopes);
    }

    private static void oneOf(Map<String, String> parameters, String name, String... allowed) throws Refused {
        String value = parameters.get(name);
        if (value != null && !Arrays.asList(allowed).contains(value)) {
            throw new Refused(400, "invalid_request", "Invalid parameter value for " + name + ": " + value);
        }
    }

    /** Where the browser is sent with the outcome. */
    public String redirectUri() {
        return parameters.get("redirect_uri");
    }

    /** The client's id. */
    public String clientId() {
        return parameters.get("client_id");
    }

    /** The address that the client expects to consent; null when it has no idea. */
    public String loginHint() {
        return parameters.get("login_hint");
    }

    boolean isOffline() {
        return "offline".equals(parameters.get("access_type"));
    }

    boolean asksAnew() {
        return TokenEndpoint.split(parameters.getOrDefault("prompt", "")).contains("consent");
    }

    /** The client's id only: the parameters hold the state. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + clientId() + "]";
    }
}
