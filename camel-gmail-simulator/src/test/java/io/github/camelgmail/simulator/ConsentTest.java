package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.simulator.PlainHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorization page, the codes it gives, and workload identity, over plain HTTP. */
class ConsentTest {

    private static final String ME = "Me@example.com";
    private static final String READONLY = "https://www.googleapis.com/auth/gmail.readonly";
    private static final String SEND = "https://www.googleapis.com/auth/gmail.send";
    private static final String LOOPBACK = "http://127.0.0.1:5123/back";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SettableClock clock = new SettableClock();
    private final GmailSimulator simulator =
            GmailSimulator.builder().clock(clock).start();
    private PlainHttp http;
    private JsonNode client;

    @BeforeEach
    void register() throws IOException {
        simulator.createMailbox(ME);
        http = new PlainHttp(simulator, ME);
        client = MAPPER.readTree(simulator.desktopClientJson("desktop")).path("installed");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void showsTheQuestionWithoutTrustingIt() throws Exception {
        Map<String, String> asked = asked();
        asked.put("state", "\"><script>alert(1)</script>");

        Answer page = http.send(http.anonymous("o/oauth2/v2/auth?" + form(asked)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(READONLY, "Allow", "Deny").doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, stranger, 401, invalid_client",
        "client_id, '', 400, invalid_request",
        "redirect_uri, http://evil.example/, 400, redirect_uri_mismatch",
        "redirect_uri, https://127.0.0.1/, 400, redirect_uri_mismatch",
        "redirect_uri, http://127.0.0.1@evil.example/, 400, redirect_uri_mismatch",
        "response_type, token, 400, unsupported_response_type",
        "scope, gmail.readonly, 400, invalid_scope",
        "access_type, always, 400, invalid_request",
        "code_challenge_method, S512, 400, invalid_request",
    })
    void refusesABadRequestOnThePageItself(String name, String value, int status, String error) throws Exception {
        Map<String, String> asked = asked();
        asked.put(name, value);
        asked.put("decision", "allow");

        Answer shown = http.send(http.anonymous("o/oauth2/v2/auth?" + form(asked)));
        Answer decided = http.form("o/oauth2/v2/auth", form(asked));

        assertThat(shown.status()).isEqualTo(status);
        assertThat(shown.text()).contains(error);
        assertThat(decided.status()).isEqualTo(status);
        assertThat(decided.header("Location")).isNull();
    }

    @Test
    void leadsAWebClientOnlyToItsRegisteredAddress() throws Exception {
        simulator.webClientJson("web", "https://app.example/back");
        Map<String, String> asked = asked();
        asked.put("client_id", "web");

        assertThat(http.send(http.anonymous("o/oauth2/auth?" + form(asked))).status())
                .isEqualTo(400);
        asked.put("redirect_uri", "https://app.example/back");
        assertThat(decide(asked, "deny")).startsWith("https://app.example/back?state=s%2B1&error=access_denied");
    }

    @Test
    void givesACodeForARefreshTokenAndAnAccessToken() throws Exception {
        String location = decide(asked(), "allow");

        assertThat(location).startsWith(LOOPBACK + "?state=s%2B1&code=");
        JsonNode tokens = redeem(location, Map.of()).json();
        assertThat(tokens.path("scope").asText()).isEqualTo(READONLY);
        assertThat(refresh(tokens).status()).isEqualTo(200);
        assertThat(http.send(http.anonymous("gmail/v1/users/me/profile")
                                .header(
                                        "Authorization",
                                        "Bearer " + tokens.path("access_token").asText()))
                        .json()
                        .path("emailAddress")
                        .asText())
                .isEqualToIgnoringCase(ME);
    }

    @Test
    void redeemsACodeOnce() throws Exception {
        String location = decide(asked(), "allow");
        assertThat(redeem(location, Map.of()).status()).isEqualTo(200);

        assertThat(redeem(location, Map.of()).json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void forgetsACodeAfterTenMinutes() throws Exception {
        String location = decide(asked(), "allow");
        clock.advance(Duration.ofMinutes(10));

        assertThat(redeem(location, Map.of()).json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another, Invalid code verifier.",
        "code_verifier, , Missing code verifier.",
        "redirect_uri, http://127.0.0.1:1/, Bad Request",
        "client_secret, guessed, Unauthorized",
        "client_id, stranger, The OAuth client was not found.",
    })
    void redeemsACodeOnlyForWhoAskedForIt(String name, String value, String description) throws Exception {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(name, value);

        Answer answer = redeem(decide(asked(), "allow"), changed);

        assertThat(answer.status()).isBetween(400, 401);
        assertThat(answer.json().path("error_description").asText()).isEqualTo(description);
    }

    @Test
    void givesARefreshTokenAtTheFirstConsentOrWhenAskedAnew() throws Exception {
        Map<String, String> online = asked();
        online.remove("access_type");
        assertThat(redeem(decide(online, "allow"), Map.of()).json().has("refresh_token"))
                .isFalse();

        JsonNode first = redeem(decide(asked(), "allow"), Map.of()).json();
        assertThat(first.has("refresh_token")).isTrue();
        assertThat(redeem(decide(asked(), "allow"), Map.of()).json().has("refresh_token"))
                .isFalse();

        Map<String, String> anew = asked();
        anew.put("prompt", "select_account consent");
        assertThat(redeem(decide(anew, "allow"), Map.of()).json().has("refresh_token"))
                .isTrue();
    }

    @Test
    void saysThatARevokedConsentIsGone() throws Exception {
        JsonNode tokens = redeem(decide(asked(), "allow"), Map.of()).json();
        simulator.tokens().revoke(tokens.path("refresh_token").asText());

        Answer answer = refresh(tokens);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_description").asText()).isEqualTo("Token has been expired or revoked.");
        assertThat(redeem(decide(asked(), "allow"), Map.of()).json().has("refresh_token"))
                .isTrue();
    }

    @Test
    void grantsOnlyTheScopesThatTheUserLeftTicked() throws Exception {
        Map<String, String> asked = asked();
        asked.put("scope", READONLY + " " + SEND);

        JsonNode tokens = redeem(decide(asked, "allow"), Map.of()).json();

        assertThat(tokens.path("scope").asText()).isEqualTo(READONLY);
    }

    @Test
    void exchangesATrustedTokenForTheRightToSignAsAServiceAccount() throws Exception {
        String robot = "robot@simulator.iam.gserviceaccount.com";
        simulator.serviceAccountJson(robot);
        JsonNode file = MAPPER.readTree(simulator.externalAccountJson("outside", Path.of("token"), robot));
        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        exchange.put("audience", file.path("audience").asText());
        exchange.put("subject_token_type", file.path("subject_token_type").asText());
        exchange.put("scope", "https://www.googleapis.com/auth/cloud-platform");
        exchange.put("subject_token", "forged");
        assertThat(http.form("v1/token", form(exchange)).status()).isEqualTo(400);
        exchange.put("subject_token", "outside");

        String token = http.form("v1/token", form(exchange))
                .json()
                .path("access_token")
                .asText();

        String sign = "v1/projects/-/serviceAccounts/" + robot + ":signBlob";
        String payload =
                "{\"payload\":\"" + Base64.getEncoder().encodeToString("x".getBytes(StandardCharsets.UTF_8)) + "\"}";
        Answer signed = http.send(
                http.anonymous(sign).header("Authorization", "Bearer " + token).POST(PlainHttp.text(payload)));
        assertThat(signed.json().path("signedBlob").asText()).isNotEmpty();
        assertThat(http.post(sign, payload).status()).isEqualTo(403);
    }

    private static Map<String, String> asked() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", "desktop");
        asked.put("redirect_uri", LOOPBACK);
        asked.put("response_type", "code");
        asked.put("scope", READONLY);
        asked.put("state", "s+1");
        asked.put("access_type", "offline");
        asked.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    /** Sends the form; returns where it leads. */
    private String decide(Map<String, String> asked, String decision) {
        Map<String, String> form = new LinkedHashMap<>(asked);
        form.put("mailbox", ME);
        form.put("granted", READONLY);
        form.put("decision", decision);
        Answer answer = http.form("o/oauth2/v2/auth", form(form));
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location");
    }

    private Answer redeem(String location, Map<String, String> changed) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", URI.create(location).getQuery().replaceAll(".*code=([^&]*).*", "$1"));
        form.put("client_id", "desktop");
        form.put("client_secret", client.path("client_secret").asText());
        form.put("redirect_uri", LOOPBACK);
        form.put("code_verifier", VERIFIER);
        form.putAll(changed);
        form.values().removeIf(value -> value == null);
        return http.form("token", form(form));
    }

    private Answer refresh(JsonNode tokens) {
        return http.form(
                "token",
                form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "desktop",
                        "client_secret",
                        client.path("client_secret").asText(),
                        "refresh_token",
                        tokens.path("refresh_token").asText())));
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
