package io.github.camelgmail.simulator;

import static io.github.camelgmail.simulator.GoogleClient.Transport.APACHE5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.services.gmail.Gmail;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import io.github.camelgmail.simulator.PlainHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in: with Google's auth library, and by hand. The simulator's clock stands at the real time. */
class OAuthTest {

    private static final String ME = "me@example.com";
    private static final String SERVICE = "robot@simulator.iam.gserviceaccount.com";
    private static final String READONLY = "https://www.googleapis.com/auth/gmail.readonly";
    private static final String MODIFY = "https://www.googleapis.com/auth/gmail.modify";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    private GmailSimulator simulator;
    private PlainHttp http;

    @BeforeEach
    void connect() {
        simulator = GMAIL.simulator();
        http = new PlainHttp(simulator, ME);
    }

    @Test
    void letsAServiceAccountActAsAUser() throws IOException {
        GoogleCredentials credentials = credentials(simulator.serviceAccountJson(SERVICE))
                .createScoped(READONLY)
                .createDelegated(ME);
        assertThat(gmail(credentials).users().getProfile("me").execute().getEmailAddress())
                .isEqualTo(ME);
        assertThat(simulator.requests().calls("token")).isEqualTo(1);
    }

    @Test
    void hasNoMailboxForAServiceAccountOfItsOwn() throws IOException {
        GoogleCredentials credentials =
                credentials(simulator.serviceAccountJson(SERVICE)).createScoped(READONLY);
        GoogleJsonResponseException refused = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> gmail(credentials).users().getProfile("me").execute());
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getDetails().getErrors().get(0).getReason()).isEqualTo("failedPrecondition");
    }

    @Test
    void refusesScopesThatTheDomainDidNotAuthorise() throws IOException {
        GoogleCredentials credentials = credentials(simulator.serviceAccountJson(SERVICE, READONLY))
                .createScoped(MODIFY)
                .createDelegated(ME);
        IOException refused = catchThrowableOfType(IOException.class, credentials::refreshAccessToken);
        assertThat(refused).hasStackTraceContaining("unauthorized_client");
    }

    @Test
    void refusesToActAsNobody() throws IOException {
        GoogleCredentials credentials = credentials(simulator.serviceAccountJson(SERVICE))
                .createScoped(READONLY)
                .createDelegated("nobody@example.com");
        IOException refused = catchThrowableOfType(IOException.class, credentials::refreshAccessToken);
        assertThat(refused).hasStackTraceContaining("Invalid email or User ID");
    }

    @Test
    void refusesToActAsASuspendedUserUntilHeIsRestored() throws IOException {
        GoogleCredentials delegated = credentials(simulator.serviceAccountJson(SERVICE))
                .createScoped(READONLY)
                .createDelegated(ME);
        Gmail robot = gmail(delegated);
        Gmail own = gmail(userCredentials());
        robot.users().getProfile("me").execute();
        own.users().getProfile("me").execute();

        simulator.tokens().suspend("Me@example.com");

        assertThat(catchThrowableOfType(
                        IOException.class, () -> robot.users().getProfile("me").execute()))
                .hasStackTraceContaining("401");
        assertThat(catchThrowableOfType(IOException.class, delegated::refreshAccessToken))
                .hasStackTraceContaining("invalid_grant");
        assertThat(catchThrowableOfType(
                        IOException.class, () -> own.users().getProfile("me").execute()))
                .hasStackTraceContaining("401");
        assertThat(catchThrowableOfType(IOException.class, userCredentials()::refreshAccessToken))
                .hasStackTraceContaining("invalid_grant");

        simulator.tokens().restore(ME);
        assertThat(robot.users().getProfile("me").execute().getEmailAddress()).isEqualTo(ME);
        assertThat(own.users().getProfile("me").execute().getEmailAddress()).isEqualTo(ME);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3600, RS256, 200, ",
        "-7200, -3600, RS256, 400, Invalid JWT: Token must be a short-lived token",
        "0, 7200, RS256, 400, Invalid JWT: Token must be a short-lived token",
        "3600, 7200, RS256, 400, Invalid JWT: Token must be a short-lived token",
        "0, 3600, tampered, 400, Invalid JWT Signature.",
        "0, 3600, none, 400, Bad Request",
    })
    void checksAnAssertion(long issued, long expires, String kind, int status, String description)
            throws IOException, GeneralSecurityException {
        Answer answer = assertion(issued, expires, kind, "https://oauth2.googleapis.com/token");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(status == 200 ? "" : "invalid_grant");
        assertThat(answer.json().path("error_description").asText()).startsWith(description == null ? "" : description);
    }

    @ParameterizedTest
    @CsvSource({"token, 200", "oauth2/v4/token, 200", "o/oauth2/token, 200", "other, 400"})
    void checksTheAudience(String path, int status) throws IOException, GeneralSecurityException {
        assertThat(assertion(0, 3600, "RS256", simulator.rootUrl() + path).status())
                .isEqualTo(status);
        assertThat(assertion(0, 3600, "RS256", "https://elsewhere.example/token")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refreshesOnceAfterA401() throws IOException {
        Gmail gmail = gmail(userCredentials());
        gmail.users().getProfile("me").execute();
        simulator.tokens().revokeAccessTokens();
        simulator.requests().clear();
        assertThat(gmail.users().getProfile("me").execute().getEmailAddress()).isEqualTo(ME);
        assertThat(simulator.requests().calls("getProfile")).isEqualTo(2);
        assertThat(simulator.requests().calls("token")).isEqualTo(1);
    }

    @Test
    void refusesARevokedRefreshToken() throws IOException {
        UserCredentials credentials = userCredentials();
        Gmail gmail = gmail(credentials);
        gmail.users().getProfile("me").execute();
        assertThat(http.form("revoke", "token=" + encode(credentials.getRefreshToken()))
                        .status())
                .isEqualTo(200);
        assertThat(http.send(http.anonymous("gmail/v1/users/me/profile")
                                .header(
                                        "Authorization",
                                        "Bearer " + credentials.getAccessToken().getTokenValue()))
                        .status())
                .isEqualTo(401);
        Answer answer = http.form(
                "token",
                "grant_type=refresh_token&client_id=" + credentials.getClientId() + "&client_secret=x&refresh_token="
                        + encode(credentials.getRefreshToken()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).isEqualTo("Token has been expired or revoked.");
    }

    @Test
    void saysInvalidGrantForAnUnknownRefreshTokenOfAKnownClient() {
        simulator.tokens().issueRefreshToken(ME, "client", "secret");
        Answer answer =
                http.form("token", "grant_type=refresh_token&client_id=client&client_secret=secret&refresh_token=gone");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).isEqualTo("Token has been expired or revoked.");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=client&client_secret=wrong, 401, invalid_client",
        "client_id=stranger&client_secret=secret, 401, invalid_client",
        "client_secret=secret, 400, invalid_request",
        "client_id=client&client_secret=secret&scope=https://mail.google.com/, 400, invalid_scope",
        "client_id=client&client_secret=secret, 200, ''",
    })
    void checksTheClientOfARefreshToken(String client, int status, String error) {
        String token = simulator.tokens().issueRefreshToken(ME, "client", "secret", READONLY);
        Answer answer = http.form("token", "grant_type=refresh_token&refresh_token=" + encode(token) + "&" + client);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        if (status == 200) {
            assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3599);
            assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
            assertThat(answer.json().path("scope").asText()).isEqualTo(READONLY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "grant_type=password", "grant_type=refresh_token&client_id=x", "grant_type=" + JWT_BEARER})
    void refusesOtherGrants(String form) {
        assertThat(http.form("token", form).status()).isEqualTo(400);
    }

    @Test
    void expiresAccessTokensByTheClock() {
        SettableClock clock = new SettableClock();
        try (GmailSimulator other = GmailSimulator.builder().clock(clock).start()) {
            other.createMailbox(ME);
            PlainHttp client = new PlainHttp(other, ME);
            clock.advance(Duration.ofSeconds(3599));
            assertThat(client.get("gmail/v1/users/me/profile").status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            assertThat(client.get("gmail/v1/users/me/profile").status()).isEqualTo(401);
        }
    }

    @Test
    void revokesAnAccessToken() {
        String token = simulator.tokens().issue(ME);
        simulator.tokens().revoke(token);
        assertThat(simulator.tokens().find(token)).isEmpty();
    }

    private Answer assertion(long issued, long expires, String kind, String audience)
            throws IOException, GeneralSecurityException {
        JsonNode file = MAPPER.readTree(simulator.serviceAccountJson(SERVICE));
        long now = System.currentTimeMillis() / 1000;
        String header = kind.equals("none") ? "{\"alg\":\"none\"}" : "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String claims = MAPPER.writeValueAsString(Map.of(
                "iss",
                SERVICE,
                "sub",
                ME,
                "aud",
                audience,
                "scope",
                READONLY,
                "iat",
                now + issued,
                "exp",
                now + expires));
        String signed = base64(header) + "." + base64(claims);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key(file.path("private_key").asText()));
        signer.update((kind.equals("tampered") ? signed + "x" : signed).getBytes(StandardCharsets.US_ASCII));
        String jwt = signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
        return http.form("token", "grant_type=" + encode(JWT_BEARER) + "&assertion=" + jwt);
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Over Apache's client, because the JDK's drops the body of a 401 after a streamed request. */
    private static ServiceAccountCredentials credentials(String json) throws IOException {
        return ServiceAccountCredentials.fromStream(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Apache5HttpTransport::new);
    }

    private UserCredentials userCredentials() throws IOException {
        JsonNode file = MAPPER.readTree(simulator.authorizedUserJson(ME));
        return UserCredentials.newBuilder()
                .setClientId(file.path("client_id").asText())
                .setClientSecret(file.path("client_secret").asText())
                .setRefreshToken(file.path("refresh_token").asText())
                .setTokenServerUri(URI.create(file.path("token_uri").asText()))
                .build();
    }

    private Gmail gmail(GoogleCredentials credentials) {
        return GoogleClient.of(simulator, APACHE5, new HttpCredentialsAdapter(credentials));
    }
}
