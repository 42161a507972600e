package io.github.camelgmail.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.Credentials;
import io.github.camelgmail.api.Scopes;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WebConsentTest {

    private static final String ANN = "ann@example.com";
    private static final URI BACK = URI.create("https://app.example/gmail/back");
    private static final byte[] KEY = "a key of thirty-two bytes, or more".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ANN);

    @TempDir
    Path folder;

    private GmailSimulator simulator;
    private ClientSecrets client;
    private TokenStore store;
    private WebConsent consent;

    @BeforeEach
    void register() throws IOException {
        simulator = GMAIL.simulator();
        client = ClientSecrets.read(
                Files.writeString(folder.resolve("client.json"), simulator.webClientJson("web", BACK.toString())));
        store = new FileTokenStore(folder.resolve("tokens"));
        consent = consent(Clock.systemUTC());
    }

    @Test
    void aUserWhoConsentsOpensTheMailbox() throws IOException {
        URI back =
                ConsentingUser.answer(consent.authorizationUrl("user 7", ANN), ANN, "allow", List.of(Scopes.READONLY));
        assertThat(back.toString()).startsWith(BACK + "?");

        consent.exchange("user 7", parameter(back, "code"), parameter(back, "state"));

        assertThat(mailboxOf(consent.credentials("user 7"))).contains(ANN);
        assertThat(mailboxOf(consent(Clock.systemUTC()).credentials("user 7"))).contains(ANN);
    }

    @Test
    void nobodyComesBackForSomeoneElse() {
        URI back =
                ConsentingUser.answer(consent.authorizationUrl("mallory", ANN), ANN, "allow", List.of(Scopes.READONLY));

        assertThatThrownBy(() -> consent.exchange("user 7", parameter(back, "code"), parameter(back, "state")))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("state");
    }

    @Test
    void aForgedOrMissingStateIsRefused() {
        for (String state : new String[] {null, "", "x", "%%%", "A".repeat(75)}) {
            assertThatThrownBy(() -> consent.exchange("user 7", "code", state)).isInstanceOf(ConsentException.class);
        }
        assertThat(simulator.requests().calls("token")).isZero();
    }

    @Test
    void aStateIsGoodForTenMinutes() throws IOException {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        URI page = consent(Clock.fixed(now, ZoneOffset.UTC)).authorizationUrl("user 7", ANN);
        URI back = ConsentingUser.answer(page, ANN, "allow", List.of(Scopes.READONLY));

        assertThatThrownBy(() -> consent(Clock.fixed(now.plus(Duration.ofMinutes(10)), ZoneOffset.UTC))
                        .exchange("user 7", parameter(back, "code"), parameter(back, "state")))
                .hasMessageContaining("too long");
        consent(Clock.fixed(now.plus(Duration.ofMinutes(9)), ZoneOffset.UTC))
                .exchange("user 7", parameter(back, "code"), parameter(back, "state"));
    }

    @Test
    void aUserWhoDeniesIsToldApart() {
        URI back = ConsentingUser.answer(consent.authorizationUrl("user 7", null), ANN, "deny", List.of());

        assertThatThrownBy(() -> consent.exchange("user 7", null, parameter(back, "state")))
                .isInstanceOfSatisfying(
                        ConsentException.class, e -> assertThat(e.error()).isEqualTo("access_denied"));
    }

    @Test
    void aCodeIsOfNoUseTwice() throws IOException {
        URI back =
                ConsentingUser.answer(consent.authorizationUrl("user 7", ANN), ANN, "allow", List.of(Scopes.READONLY));
        consent.exchange("user 7", parameter(back, "code"), parameter(back, "state"));

        assertThatThrownBy(() -> consent.exchange("user 7", parameter(back, "code"), parameter(back, "state")))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void aRevokedConsentIsMendedByANewOneWithoutARestart() throws IOException {
        aUserWhoConsentsOpensTheMailbox();
        Credentials credentials = consent.credentials("user 7");
        mailboxOf(credentials);
        simulator.tokens().revoke(store.load("user 7").orElseThrow());
        assertThatThrownBy(credentials::refresh).hasStackTraceContaining("invalid_grant");

        aUserWhoConsentsOpensTheMailbox();
        credentials.refresh();

        assertThat(mailboxOf(credentials)).contains(ANN);
    }

    @Test
    void aUserWithoutConsentIsToldTo() {
        assertThatThrownBy(() -> mailboxOf(consent.credentials("stranger")))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("consent again");
    }

    private WebConsent consent(Clock clock) {
        return new WebConsent(client, BACK, List.of(Scopes.READONLY), store, KEY, clock);
    }

    private Optional<String> mailboxOf(Credentials credentials) throws IOException {
        String header = credentials
                .getRequestMetadata(URI.create(simulator.rootUrl()))
                .get("Authorization")
                .get(0);
        return simulator.tokens().find(header.substring("Bearer ".length())).map(token -> token.mailbox());
    }

    private static String parameter(URI back, String name) {
        return List.of(back.getRawQuery().split("&")).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
