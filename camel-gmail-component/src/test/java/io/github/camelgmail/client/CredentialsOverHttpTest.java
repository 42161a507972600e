package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.LabelsMethods;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.simulator.GmailSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of every kind against a token endpoint, and what the user is told when they are no good. */
class CredentialsOverHttpTest {

    private static final String SCOPE = "https://www.googleapis.com/auth/gmail.";
    private static final String ACCOUNT = "robot@project.iam.gserviceaccount.com";

    private final Simulated gmail = new Simulated(GmailSimulator.builder());

    @AfterEach
    void stop() {
        gmail.close();
    }

    @Test
    void aServiceAccountActsAsTheMailboxOfTheEndpoint() {
        CredentialSettings account = json(gmail.simulator().serviceAccountJson(ACCOUNT), null, "modify");

        assertThat(profile(client(account, Simulated.ADDRESS))).isEqualTo(Simulated.ADDRESS);
    }

    @Test
    void aServiceAccountActsAsItsDelegatedUser() {
        CredentialSettings account = json(gmail.simulator().serviceAccountJson(ACCOUNT), Simulated.ADDRESS, "modify");

        assertThat(profile(client(account, "me"))).isEqualTo(Simulated.ADDRESS);
    }

    @Test
    void callsOfADelegatedServiceAccountCountForTheUserItActsAs() throws IOException {
        CredentialSettings account = json(gmail.simulator().serviceAccountJson(ACCOUNT), null, "modify");
        List<String> requests = new CopyOnWriteArrayList<>();
        gmail.simulator().createMailbox("bob@example.com");
        try (ScriptedServer server = new ScriptedServer(request -> {
            requests.add(request.path() + request.text());
            return request.path().startsWith("/batch")
                    ? ScriptedServer.Response.cut()
                    : ScriptedServer.Response.json(200, "{}");
        })) {
            ClientSettings.Builder settings = ClientSettings.builder().maxRetries(0);
            for (String user : List.of(Simulated.ADDRESS, "ANN@example.com", "bob@example.com")) {
                GmailClient client = gmail.client(settings, server.url(), account, user);
                gmail.await(client.execute(GmailCall.of(UsersMethods.GET_PROFILE)));
                gmail.await(client.executeAll(
                        List.of(GmailCall.of(UsersMethods.GET_PROFILE), GmailCall.of(UsersMethods.GET_PROFILE))));
            }
        }

        List<String> names = requests.stream()
                .flatMap(request -> Pattern.compile("quotaUser=([^& ]+)")
                        .matcher(request)
                        .results()
                        .map(match -> match.group(1)))
                .toList();
        assertThat(names).hasSize(9).allMatch(name -> name.length() <= 40).noneMatch(name -> name.contains("@"));
        assertThat(new LinkedHashSet<>(names)).hasSize(2);
        assertThat(new HashSet<>(names.subList(0, 6))).hasSize(1);
    }

    @Test
    void aServiceAccountWithoutDelegationForTheScopesIsToldWhatToCheck() {
        CredentialSettings account =
                json(gmail.simulator().serviceAccountJson(ACCOUNT, SCOPE + "readonly"), null, "modify");

        assertThat(refused(client(account, Simulated.ADDRESS), GmailCall.of(UsersMethods.GET_PROFILE)))
                .hasMessageContaining("unauthorized_client")
                .hasMessageContaining("domain-wide delegation");
    }

    @Test
    void aWorkloadOutsideOfGoogleActsAsTheMailboxWithATokenFromItsFile(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "outside-token");
        gmail.simulator().serviceAccountJson(ACCOUNT, SCOPE + "readonly");
        String external = gmail.simulator().externalAccountJson("outside-token", token, ACCOUNT);

        assertThat(profile(client(json(external, null), Simulated.ADDRESS))).isEqualTo(Simulated.ADDRESS);
        assertThat(gmail.simulator().requests().calls("sts.token")).isEqualTo(1);
        assertThat(gmail.simulator().requests().calls("signBlob")).isEqualTo(1);
    }

    @Test
    void anImpersonatedServiceAccountActsAsItsDelegatedUser() {
        gmail.simulator().serviceAccountJson(ACCOUNT, SCOPE + "readonly");
        String source = gmail.simulator().serviceAccountJson("caller@project.iam.gserviceaccount.com");
        String impersonated = """
                {"type": "impersonated_service_account", "delegates": [], "source_credentials": %s,
                 "service_account_impersonation_url":
                 "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/%s:generateAccessToken"}
                """.formatted(source, ACCOUNT);

        assertThat(profile(client(json(impersonated, Simulated.ADDRESS), "me"))).isEqualTo(Simulated.ADDRESS);
    }

    @Test
    void whoMayNotSignAsTheServiceAccountIsToldWhatIsMissing(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "outside-token");
        String external = gmail.simulator().externalAccountJson("outside-token", token, ACCOUNT);

        assertThat(refused(client(json(external, null), Simulated.ADDRESS), GmailCall.of(UsersMethods.GET_PROFILE)))
                .hasMessageContaining("Service Account Token Creator")
                .hasMessageContaining(ACCOUNT);
    }

    @Test
    void aServiceAccountAsksForTheLeastScopeOfEachMethod() {
        String id = gmail.fill(1).get(0);
        String account = gmail.simulator().serviceAccountJson(ACCOUNT, SCOPE + "readonly", SCOPE + "modify");
        GmailClient client = client(json(account, null), Simulated.ADDRESS);

        profile(client);
        gmail.await(client.execute(trash(id)));

        assertThat(gmail.simulator().requests().calls("token")).isEqualTo(2);
        assertThat(refused(client, GmailCall.of(MessagesMethods.DELETE).with("id", id)))
                .hasMessageContaining("https://mail.google.com/");
    }

    @Test
    void aDeclaredScopeServesAllMethodsThatAcceptIt() {
        String id = gmail.fill(1).get(0);
        String account = gmail.simulator().serviceAccountJson(ACCOUNT, SCOPE + "modify");
        GmailClient client = client(json(account, null), Simulated.ADDRESS);
        gmail.clients().forMailbox(Simulated.ADDRESS, List.of(SCOPE + "modify"));

        profile(client);
        gmail.await(client.execute(GmailCall.of(LabelsMethods.LIST)));
        gmail.await(client.execute(trash(id)));

        assertThat(gmail.simulator().requests().calls("token")).isEqualTo(1);
    }

    @Test
    void prescribedScopesAreAskedForEvenWhereTheyDoNotSuffice() {
        String id = gmail.fill(1).get(0);
        String account = gmail.simulator().serviceAccountJson(ACCOUNT);
        GmailClient client = client(json(account, null), Simulated.ADDRESS);
        gmail.clients().forMailboxWithin(Simulated.ADDRESS, List.of(SCOPE + "readonly"));

        profile(client);

        assertThat(failure(client, trash(id)))
                .hasMessageContaining("messages.trash needs one of the scopes " + SCOPE + "modify");
        assertThat(gmail.simulator().requests().calls("token")).isEqualTo(1);
    }

    @Test
    void aRefreshTokenOpensTheMailboxOfItsUser() {
        String refresh = gmail.simulator().tokens().issueRefreshToken(Simulated.ADDRESS, "id", "secret");

        assertThat(profile(client(CredentialSettings.refreshToken("id", "secret", refresh), "me")))
                .isEqualTo(Simulated.ADDRESS);
    }

    @Test
    void aTokenThatExpiresIsRenewedOnceForAllCallsInFlight() {
        List<String> ids = gmail.fill(60);
        GmailClient client = gmail.client();
        profile(client);
        gmail.simulator().tokens().revokeAccessTokens();

        List<CallOutcome<Message>> outcomes = gmail.await(client.executeAll(ids.stream()
                .map(id -> GmailCall.of(MessagesMethods.GET).with("id", id))
                .toList()));

        assertThat(outcomes).allMatch(CallOutcome::succeeded);
        assertThat(gmail.simulator().requests().calls("token")).isEqualTo(2);
    }

    @Test
    void aWithdrawnConsentSaysThatItIsNeededAgain() {
        String refresh = gmail.simulator().tokens().issueRefreshToken(Simulated.ADDRESS, "id", "client-secret");
        GmailClient client = client(CredentialSettings.refreshToken("id", "client-secret", refresh), "me");
        profile(client);
        gmail.simulator().tokens().revoke(refresh);

        GmailException failure = refused(client, GmailCall.of(UsersMethods.GET_PROFILE));

        assertThat(failure)
                .hasMessageContaining("invalid_grant")
                .hasMessageContaining("consent again")
                .hasMessageContaining("Authorize");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(refresh).doesNotContain("client-secret");
    }

    @Test
    void anExpiredAccessTokenSaysThatItCannotBeRenewed() {
        String token = gmail.simulator().tokens().issue(Simulated.ADDRESS);
        GmailClient client = client(CredentialSettings.accessToken(token), "me");
        profile(client);
        gmail.simulator().tokens().revokeAccessTokens();

        assertThat(refused(client, GmailCall.of(UsersMethods.GET_PROFILE))).hasMessageContaining("option accessToken");
        assertThat(gmail.simulator().requests().calls("getProfile")).isEqualTo(2);
    }

    @Test
    void aMissingScopeIsNamedWithItsOperation() {
        String token = gmail.simulator().tokens().issue(Simulated.ADDRESS, SCOPE + "readonly");
        GmailClient client = client(CredentialSettings.accessToken(token), "me");

        GmailException failure = failure(client, trash(gmail.fill(1).get(0)));

        assertThat(failure.statusCode()).isEqualTo(403);
        assertThat(failure).hasMessageContaining("messages.trash needs one of the scopes " + SCOPE + "modify");
    }

    @Test
    void aTokenEndpointThatIsDownIsTriedAgain() {
        gmail.simulator().faults().on("token").times(2).status(503, "<html>");

        assertThat(profile(gmail.client())).isEqualTo(Simulated.ADDRESS);
    }

    @Test
    void aBadCredentialsFileNamesTheOptionAtTheFirstCall() {
        GmailClient client = client(CredentialSettings.json("file:/no/such/file.json", null, List.of()), "me");

        assertThat(refused(client, GmailCall.of(UsersMethods.GET_PROFILE)))
                .hasMessageContaining("Option credentials: file:/no/such/file.json");
    }

    private GmailClient client(CredentialSettings credentials, String userId) {
        return gmail.client(ClientSettings.builder(), gmail.simulator().rootUrl(), credentials, userId);
    }

    private String profile(GmailClient client) {
        return gmail.await(client.execute(GmailCall.of(UsersMethods.GET_PROFILE)))
                .getEmailAddress();
    }

    private GmailException refused(GmailClient client, GmailCall<?> call) {
        GmailException failure = failure(client, call);
        assertThat(failure).isInstanceOf(GmailAuthenticationException.class);
        return failure;
    }

    private GmailException failure(GmailClient client, GmailCall<?> call) {
        return (GmailException) gmail.await(client.execute(call).handle((result, failure) -> failure));
    }

    private static GmailCall<Message> trash(String id) {
        GmailMethod<Message> trash = MessagesMethods.TRASH;
        return GmailCall.of(trash).with("id", id);
    }

    private static CredentialSettings json(String json, String delegatedUser) {
        String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return CredentialSettings.json("base64:" + base64, delegatedUser, List.of());
    }

    private static CredentialSettings json(String json, String delegatedUser, String scope) {
        String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return CredentialSettings.json("base64:" + base64, delegatedUser, List.of(SCOPE + scope));
    }
}
