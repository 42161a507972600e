package io.github.camelgmail.auth;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.ServiceAccountSigner;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.ExternalAccountCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.IdentityPoolCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * A service account without a key file that acts as a user by domain-wide delegation: its assertion is signed by Google's IAM
 * on behalf of whoever may impersonate it (Google Cloud guide "Domain-wide delegation of authority", RFC 7523). Google's
 * library does this for accounts with a key only, and without delegation no service account has a mailbox.
 */
public final class DelegatedCredentials extends GoogleCredentials {

    private static final URI GOOGLE = URI.create("https://oauth2.googleapis.com/token");
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String CLOUD = "https://www.googleapis.com/auth/cloud-platform";
    private static final int LIFETIME_SECONDS = 3_600;

    private final transient ServiceAccountSigner signer;
    private final String user;
    private final URI tokenServer;
    private final transient HttpTransportFactory transports;
    private final List<String> scopes;

    private DelegatedCredentials(
            ServiceAccountSigner signer,
            String user,
            URI tokenServer,
            HttpTransportFactory transports,
            Collection<String> scopes) {
        super(GoogleCredentials.newBuilder());
        this.signer = signer;
        this.user = user;
        this.tokenServer = tokenServer;
        this.transports = transports;
        this.scopes = List.copyOf(scopes);
    }

    /** Whether these credentials are, or can become, a service account that can have things signed. */
    static boolean isPossible(GoogleCredentials credentials) {
        return credentials instanceof ServiceAccountSigner
                || credentials instanceof ExternalAccountCredentials external
                        && external.getServiceAccountEmail() != null;
    }

    static DelegatedCredentials of(
            GoogleCredentials credentials, String user, URI tokenServer, HttpTransportFactory transports) {
        ServiceAccountSigner signer;
        if (credentials instanceof ImpersonatedCredentials impersonated) {
            // Without a scope of its own the source would sign its requests itself, for impersonation to no avail.
            signer = impersonated.toBuilder()
                    .setSourceCredentials(impersonated.getSourceCredentials().createScoped(CLOUD))
                    .build();
        } else if (credentials instanceof ServiceAccountSigner own) {
            signer = own;
        } else {
            signer = impersonated((ExternalAccountCredentials) credentials, transports);
        }
        return new DelegatedCredentials(
                signer, user, tokenServer == null ? GOOGLE : tokenServer, transports, List.of());
    }

    private static ServiceAccountSigner impersonated(
            ExternalAccountCredentials external, HttpTransportFactory transports) {
        GoogleCredentials itself = external instanceof IdentityPoolCredentials pool
                ? pool.toBuilder().setServiceAccountImpersonationUrl(null).build()
                : external;
        return ImpersonatedCredentials.create(
                itself.createScoped(CLOUD), external.getServiceAccountEmail(), null, List.of(CLOUD), 0, transports);
    }

    /** Whom it acts as. */
    public String user() {
        return user;
    }

    @Override
    public boolean createScopedRequired() {
        return scopes.isEmpty();
    }

    @Override
    public GoogleCredentials createScoped(Collection<String> newScopes) {
        return new DelegatedCredentials(signer, user, tokenServer, transports, newScopes);
    }

    /** Fails with {@link IllegalArgumentException} where only a person can mend it. */
    @Override
    public AccessToken refreshAccessToken() throws IOException {
        HttpRequest request = transports
                .create()
                .createRequestFactory()
                .buildPostRequest(
                        new GenericUrl(tokenServer),
                        new UrlEncodedContent(Map.of("grant_type", GRANT_TYPE, "assertion", assertion())));
        request.setParser(new JsonObjectParser(GsonFactory.getDefaultInstance()));
        request.setLoggingEnabled(false);
        HttpResponse response = request.execute();
        try {
            GenericJson answer = response.parseAs(GenericJson.class);
            if (!(answer.get("access_token") instanceof String token)
                    || !(answer.get("expires_in") instanceof Number seconds)) {
                throw new IOException("The token endpoint's answer has no access_token and expires_in");
            }
            return new AccessToken(token, Date.from(Instant.now().plusSeconds(seconds.longValue())));
        } finally {
            response.disconnect();
        }
    }

    private String assertion() throws IOException {
        long now = Instant.now().getEpochSecond();
        JsonWebToken.Payload claims = new JsonWebToken.Payload()
                .setIssuer(signer.getAccount())
                .setSubject(user)
                .setAudience(GOOGLE.toString())
                .setIssuedAtTimeSeconds(now)
                .setExpirationTimeSeconds(now + LIFETIME_SECONDS)
                .set("scope", String.join(" ", scopes));
        JsonFactory json = GsonFactory.getDefaultInstance();
        String content = base64(json.toByteArray(
                        new JsonWebSignature.Header().setAlgorithm("RS256").setType("JWT"))) + "."
                + base64(json.toByteArray(claims));
        try {
            return content + "." + base64(signer.sign(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (ServiceAccountSigner.SigningException e) {
            String message = "IAM did not sign as " + signer.getAccount();
            if (isRefusal(e)) {
                throw new IllegalArgumentException(
                        message
                                + "; whoever the credentials are for needs the role Service Account Token Creator on it",
                        e);
            }
            throw new IOException(message, e);
        }
    }

    /** Google's library tells the status in the cause's text only. */
    private static boolean isRefusal(ServiceAccountSigner.SigningException e) {
        return e.getCause() != null && String.valueOf(e.getCause().getMessage()).startsWith("Error code 4");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Never a token. */
    @Override
    public String toString() {
        return "DelegatedCredentials[" + signer.getAccount() + "]";
    }
}
