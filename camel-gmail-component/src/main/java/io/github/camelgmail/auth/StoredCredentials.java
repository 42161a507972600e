package io.github.camelgmail.auth;

import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;

/** The credentials of a user whose refresh token is the one that the store has at the moment. */
final class StoredCredentials extends GoogleCredentials {

    private final String user;
    private final transient TokenStore store;
    private final transient ClientSecrets client;
    private final transient HttpTransportFactory transports;

    StoredCredentials(String user, TokenStore store, ClientSecrets client, HttpTransportFactory transports) {
        super(GoogleCredentials.newBuilder());
        this.user = user;
        this.store = store;
        this.client = client;
        this.transports = transports;
    }

    @Override
    public AccessToken refreshAccessToken() throws IOException {
        String refreshToken = store.load(user)
                .orElseThrow(() -> new ConsentException(
                        "invalid_grant",
                        "the user has not consented; let the user"
                                + " consent again where your application asks for it"));
        UserCredentials current = UserCredentials.newBuilder()
                .setClientId(client.clientId())
                .setClientSecret(client.clientSecret())
                .setRefreshToken(refreshToken)
                .setTokenServerUri(client.tokenUri())
                .setHttpTransportFactory(transports)
                .build();
        return TokenLogging.without(current::refreshAccessToken);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Neither the user nor a token. */
    @Override
    public String toString() {
        return "StoredCredentials";
    }
}
