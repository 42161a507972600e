package io.github.camelgmail.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFactoryTest {

    private static final HttpTransportFactory TRANSPORT = NetHttpTransport::new;
    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/gmail.modify");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key.json | begins with none of its prefixes",
                "file:no-such.json | file:no-such.json can't be read (NoSuchFileException)",
                "classpath:no-such.json | classpath:no-such.json is not on the classpath",
                "base64:%%% | what follows base64: is not base64 (3 characters)",
                "base64:bm90IGpzb24= | is not JSON",
                "base64:e30= | has no type; allowed is one of",
                "base64:eyJ0eXBlIjoieCJ9 | has an unknown type; allowed is one of",
                "base64:eyJpbnN0YWxsZWQiOnt9fQ== | is an OAuth client's file",
                "base64:eyJ0eXBlIjoic2VydmljZV9hY2NvdW50In0= | Google's library can't use",
            })
    void aBadCredentialsOptionIsNamedWithWhatIsWrong(String option, String complaint) {
        CredentialsFactory factory = new CredentialsFactory(CredentialSettings.json(option, null, SCOPES), null);

        assertThatThrownBy(() -> factory.credentials("me", TRANSPORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option credentials")
                .hasMessageContaining(complaint);
    }

    @Test
    void aClientWithoutItsSecretNamesWhatIsMissing() {
        CredentialSettings settings = new CredentialSettings(null, null, "id", null, "token", null, null, SCOPES);

        assertThatThrownBy(() -> new CredentialsFactory(settings, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing: clientSecret");
    }

    @Test
    void twoKindsOfCredentialsContradictEachOther() {
        CredentialSettings settings = new CredentialSettings("file:x", null, null, null, null, "token", null, SCOPES);

        assertThatThrownBy(() -> new CredentialsFactory(settings, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accessToken, credentials");
    }

    @Test
    void aServiceAccountActsAsTheMailbox() throws Exception {
        ServiceAccountCredentials credentials = serviceAccount(null, "ann@example.com");

        assertThat(credentials.getServiceAccountUser()).isEqualTo("ann@example.com");
        assertThat(credentials.getScopes()).containsExactlyElementsOf(SCOPES);
        assertThat(credentials.getTokenServerUri()).hasToString("http://localhost:1/token");
    }

    @Test
    void aServiceAccountActsAsTheDelegatedUserWhereTheMailboxIsMe() throws Exception {
        assertThat(serviceAccount("bob@example.com", "me").getServiceAccountUser())
                .isEqualTo("bob@example.com");
    }

    @Test
    void aServiceAccountWithoutAUserIsToldSo() {
        assertThatThrownBy(() -> serviceAccount(null, "me"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delegatedUser");
    }

    @Test
    void aRefreshTokenIsRedeemedAtTheConfiguredServer() throws IOException {
        Credentials credentials = new CredentialsFactory(
                        CredentialSettings.refreshToken("id", "secret", "refresh"), "http://localhost:1/")
                .credentials("me", TRANSPORT);

        assertThat(credentials).isInstanceOf(UserCredentials.class);
        assertThat(((UserCredentials) credentials).toBuilder().getTokenServerUri())
                .hasToString("http://localhost:1/token");
    }

    @Test
    void settingsShowNoSecret() {
        CredentialSettings settings =
                new CredentialSettings(null, null, "id", "client-secret", "refresh-token", null, null, SCOPES);

        assertThat(settings.toString() + new CredentialsFactory(settings, null))
                .doesNotContain("client-secret")
                .doesNotContain("refresh-token");
    }

    private ServiceAccountCredentials serviceAccount(String delegatedUser, String userId)
            throws IOException, NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String key = Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        Path file = folder.resolve("account.json");
        Files.writeString(
                file,
                "{\"type\":\"service_account\",\"client_id\":\"1\",\"client_email\":\"a@p.iam.gserviceaccount.com\","
                        + "\"private_key_id\":\"k\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n" + key
                        + "\\n-----END PRIVATE KEY-----\\n\"}");
        CredentialSettings settings = CredentialSettings.json("file:" + file, delegatedUser, SCOPES);
        return (ServiceAccountCredentials)
                new CredentialsFactory(settings, "http://localhost:1/").credentials(userId, TRANSPORT);
    }
}
