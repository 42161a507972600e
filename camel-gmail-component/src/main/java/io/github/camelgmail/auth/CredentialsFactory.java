package io.github.camelgmail.auth;

import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the credentials for a mailbox from options. Files are read when credentials are asked for, so that a corrected file
 * is found without a restart.
 */
public final class CredentialsFactory implements CredentialsProvider {

    private static final String ME = "me";

    private final CredentialSettings settings;
    private final URI tokenServer;

    /**
     * @param settings the options
     * @param rootUrl  where another server than Google's has its token endpoint, at {@code token} below it; null for
     *                 Google's
     * @throws IllegalArgumentException when the options contradict each other; names them
     */
    public CredentialsFactory(CredentialSettings settings, String rootUrl) {
        this.settings = settings;
        this.tokenServer = rootUrl == null
                ? null
                : URI.create(rootUrl.endsWith("/") ? rootUrl : rootUrl + "/").resolve("token");
        check(settings);
    }

    @Override
    public Credentials credentials(String userId, HttpTransportFactory transports) throws IOException {
        if (settings.bean() != null) {
            return settings.bean() instanceof GoogleCredentials google
                    ? forMailbox(google, userId, transports)
                    : settings.bean();
        }
        if (settings.credentials() != null) {
            return forMailbox(fromJson(transports), userId, transports);
        }
        if (settings.refreshToken() != null) {
            return UserCredentials.newBuilder()
                    .setClientId(settings.clientId())
                    .setClientSecret(settings.clientSecret())
                    .setRefreshToken(settings.refreshToken())
                    .setTokenServerUri(tokenServer)
                    .setHttpTransportFactory(transports)
                    .build();
        }
        if (settings.accessToken() != null) {
            return GoogleCredentials.create(new AccessToken(settings.accessToken(), null));
        }
        return forMailbox(applicationDefault(transports), userId, transports);
    }

    @Override
    public String toString() {
        return "CredentialsFactory[" + settings + "]";
    }

    private GoogleCredentials fromJson(HttpTransportFactory transports) {
        byte[] json = CredentialsJson.read("credentials", settings.credentials());
        try {
            return GoogleCredentials.fromStream(new ByteArrayInputStream(json), transports);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Option credentials names a JSON that Google's library can't use: " + e.getMessage(), e);
        }
    }

    private static GoogleCredentials applicationDefault(HttpTransportFactory transports) throws IOException {
        try {
            return GoogleCredentials.getApplicationDefault(transports);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "There are no credentials: set option credentials, or clientId, clientSecret and refreshToken, or"
                            + " accessToken, or provide Application Default Credentials ("
                            + firstLine(e.getMessage()) + ")",
                    e);
        }
    }

    /** A service account acts as the mailbox; all credentials that can be limited to scopes are. */
    private GoogleCredentials forMailbox(
            GoogleCredentials credentials, String userId, HttpTransportFactory transports) {
        GoogleCredentials own = credentials;
        if (own instanceof ServiceAccountCredentials account) {
            ServiceAccountCredentials.Builder builder = account.toBuilder().setDefaultRetriesEnabled(false);
            if (tokenServer != null) {
                builder.setTokenServerUri(tokenServer);
            }
            own = builder.build().createDelegated(actsAs(userId, account));
        } else if (DelegatedCredentials.isPossible(own) && delegate(userId) != null) {
            own = DelegatedCredentials.of(own, delegate(userId), tokenServer, transports);
        } else if (own instanceof UserCredentials user && tokenServer != null) {
            own = user.toBuilder().setTokenServerUri(tokenServer).build();
        }
        return settings.scopes().isEmpty() ? own : own.createScoped(settings.scopes());
    }

    private String delegate(String userId) {
        return ME.equals(userId) ? settings.delegatedUser() : userId;
    }

    private String actsAs(String userId, ServiceAccountCredentials account) {
        if (delegate(userId) != null) {
            return delegate(userId);
        }
        if (account.getServiceAccountUser() != null) {
            return account.getServiceAccountUser();
        }
        throw new IllegalArgumentException("A service account has no mailbox of its own: write the mailbox's address"
                + " instead of me in the endpoint, or set option delegatedUser");
    }

    private static void check(CredentialSettings settings) {
        Map<String, Boolean> kinds = Map.of(
                "a credentials bean", settings.bean() != null,
                "credentials", settings.credentials() != null,
                "refreshToken", settings.refreshToken() != null,
                "accessToken", settings.accessToken() != null);
        if (kinds.values().stream().filter(set -> set).count() > 1) {
            throw new IllegalArgumentException("More than one kind of credentials is set ("
                    + kinds.entrySet().stream()
                            .filter(Map.Entry::getValue)
                            .map(Map.Entry::getKey)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + "); allowed is one");
        }
        long client = Stream.of(settings.clientId(), settings.clientSecret(), settings.refreshToken())
                .filter(value -> value != null)
                .count();
        if (client > 0 && client < 3) {
            throw new IllegalArgumentException("Of the options clientId, clientSecret and refreshToken only "
                    + client + " of 3 are set (missing: "
                    + Stream.of(
                                    settings.clientId() == null ? "clientId" : null,
                                    settings.clientSecret() == null ? "clientSecret" : null,
                                    settings.refreshToken() == null ? "refreshToken" : null)
                            .filter(name -> name != null)
                            .collect(Collectors.joining(", "))
                    + "); they only work together");
        }
    }

    private static String firstLine(String message) {
        return message == null ? "none found" : message.lines().findFirst().orElse("none found");
    }
}
