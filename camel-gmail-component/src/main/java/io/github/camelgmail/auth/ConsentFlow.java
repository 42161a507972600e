package io.github.camelgmail.auth;

import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.oauth2.ClientId;
import com.google.auth.oauth2.PKCEProvider;
import com.google.auth.oauth2.UserAuthorizer;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/**
 * One user's way through Google's authorization page and back: the authorization code flow with PKCE (RFC 6749 section 4.1,
 * RFC 7636), for offline access, and for the named scopes alone whatever the user has granted before.
 */
final class ConsentFlow {

    private final UserAuthorizer authorizer;
    private final URI redirectUri;
    private final Set<String> scopes;

    /**
     * @param verifier proves that who redeems the code is who asked for it: 43 to 128 characters that can't be guessed
     */
    ConsentFlow(
            ClientSecrets client,
            URI redirectUri,
            Collection<String> scopes,
            String verifier,
            HttpTransport transport) {
        this.redirectUri = redirectUri;
        this.scopes = new LinkedHashSet<>(scopes);
        this.authorizer = UserAuthorizer.newBuilder()
                .setClientId(ClientId.of(client.clientId(), client.clientSecret()))
                .setScopes(scopes)
                .setUserAuthUri(client.authUri())
                .setTokenServerUri(client.tokenUri())
                .setCallbackUri(redirectUri)
                .setPKCEProvider(new Proof(verifier))
                .setHttpTransportFactory(() -> transport)
                .build();
    }

    /** HTTP that logs neither tokens nor secrets. */
    static HttpTransport transport() {
        return new Apache5HttpTransport(HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(UnloggedConnection.FACTORY)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .build());
    }

    /** The page to send the user to; the mailbox that is expected may be null. */
    URI url(String state, String mailbox) {
        return URI.create(authorizer
                .getAuthorizationUrl(mailbox, state, redirectUri, Map.of("include_granted_scopes", "false"))
                .toString());
    }

    /**
     * Redeems a code for a refresh token.
     *
     * @throws ConsentException when it is not accepted, or when the user has not granted all scopes
     */
    String redeem(String code) throws IOException {
        UserCredentials granted;
        try {
            granted = TokenLogging.without(() -> authorizer.getCredentialsFromCode(code, redirectUri));
        } catch (HttpResponseException e) {
            throw refused(e);
        }
        List<String> given = granted.getAccessToken().getScopes();
        if (given != null && !given.isEmpty() && !given.containsAll(scopes)) {
            Set<String> missing = new LinkedHashSet<>(scopes);
            missing.removeAll(given);
            throw new ConsentException(
                    "access_denied",
                    "The user has not granted all that was asked for; missing: " + String.join(" ", missing)
                            + ". Ask again, and let the user tick every box");
        }
        if (granted.getRefreshToken() == null) {
            throw new ConsentException(
                    "access_denied",
                    "Google has given no refresh token; remove the application at"
                            + " https://myaccount.google.com/permissions and ask again");
        }
        return granted.getRefreshToken();
    }

    /** What the token endpoint says, without what it was sent. */
    private static IOException refused(HttpResponseException e) {
        String error = "";
        String description = "";
        try {
            GenericJson json = GsonFactory.getDefaultInstance()
                    .fromString(e.getContent() == null ? "{}" : e.getContent(), GenericJson.class);
            error = json.get("error") instanceof String text ? text : "";
            description = json.get("error_description") instanceof String text ? " (" + text + ")" : "";
        } catch (IOException | RuntimeException notJson) {
            description = " (its answer is not JSON)";
        }
        String message = "The token endpoint refused the code with " + e.getStatusCode() + " " + error + description;
        return error.isEmpty() ? new IOException(message) : new ConsentException(error, message);
    }

    /** Challenge and verifier by S256 (RFC 7636 section 4.2). */
    private record Proof(String verifier) implements PKCEProvider {

        @Override
        public String getCodeChallenge() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public String getCodeChallengeMethod() {
            return "S256";
        }

        @Override
        public String getCodeVerifier() {
            return verifier;
        }

        @Override
        public String toString() {
            return "Proof";
        }
    }
}
