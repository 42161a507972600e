package io.github.camelgmail.auth;

import com.google.auth.Credentials;
import java.util.List;

/**
 * The options that name credentials. At most one kind is set; none means Application Default Credentials.
 *
 * @param credentials   where a Google credentials JSON is: {@code file:}, {@code classpath:} or {@code base64:}; or null
 * @param bean          ready-made credentials, or null
 * @param clientId      of an OAuth client; goes with the client secret and the refresh token
 * @param clientSecret  of an OAuth client
 * @param refreshToken  that a user gave the client by consenting
 * @param accessToken   a token that is used until it expires
 * @param delegatedUser whom a service account acts as when the mailbox is {@code me}
 * @param scopes        the OAuth scopes to ask for; those a refresh token has are fixed by the user's consent
 */
public record CredentialSettings(
        String credentials,
        Credentials bean,
        String clientId,
        String clientSecret,
        String refreshToken,
        String accessToken,
        String delegatedUser,
        List<String> scopes) {

    public CredentialSettings {
        scopes = List.copyOf(scopes);
    }

    /** Application Default Credentials with these scopes. */
    public static CredentialSettings applicationDefault(List<String> scopes) {
        return new CredentialSettings(null, null, null, null, null, null, null, scopes);
    }

    /** A service account, an authorized user, or any other Google credentials JSON. */
    public static CredentialSettings json(String credentials, String delegatedUser, List<String> scopes) {
        return new CredentialSettings(credentials, null, null, null, null, null, delegatedUser, scopes);
    }

    /** A user's consent to an OAuth client. */
    public static CredentialSettings refreshToken(String clientId, String clientSecret, String refreshToken) {
        return new CredentialSettings(null, null, clientId, clientSecret, refreshToken, null, null, List.of());
    }

    /** A token for as long as it is valid. */
    public static CredentialSettings accessToken(String accessToken) {
        return new CredentialSettings(null, null, null, null, null, accessToken, null, List.of());
    }

    /** Ready-made credentials. */
    public static CredentialSettings bean(Credentials bean) {
        return new CredentialSettings(null, bean, null, null, null, null, null, List.of());
    }

    /** Which kind of credentials it names; never a secret. */
    @Override
    public String toString() {
        return "CredentialSettings[" + kind() + "]";
    }

    private String kind() {
        if (bean != null) {
            return "bean";
        }
        if (credentials != null) {
            return "credentials";
        }
        if (refreshToken != null) {
            return "refreshToken";
        }
        return accessToken != null ? "accessToken" : "application default";
    }
}
