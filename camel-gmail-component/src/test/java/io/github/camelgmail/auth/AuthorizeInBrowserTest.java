package io.github.camelgmail.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.Credentials;
import io.github.camelgmail.api.Scopes;
import io.github.camelgmail.simulator.GmailSimulator;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one-time consent from end to end: the page in a browser, a click, and back to the waiting program. */
class AuthorizeInBrowserTest {

    private static final String ANN = "ann@example.com";

    @TempDir
    Path folder;

    private final GmailSimulator simulator = GmailSimulator.start();
    private WebDriver browser;

    @BeforeEach
    void startBrowser() throws IOException {
        Optional<WebDriver> started = WebDriver.start(folder.resolve("profile"));
        assumeTrue(started.isPresent(), "skipped: needs chromium and chromedriver (Debian: chromium, chromium-driver)");
        browser = started.get();
        simulator.createMailbox("bob@example.com");
        simulator.createMailbox(ANN);
    }

    @AfterEach
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        simulator.close();
    }

    @Test
    void aClickOnAllowOpensTheMailbox() throws IOException {
        Path token = folder.resolve("token.json");

        int exit = authorize(token, page -> {
            browser.open(page);
            assertThat(browser.property("#mailbox", "value")).isEqualTo(ANN);
            browser.click("#allow");
            assertThat(browser.text("p")).contains("You can close this window");
        });

        assertThat(exit).isZero();
        Credentials credentials = new CredentialsFactory(
                        CredentialSettings.json("file:" + token, null, List.of()), simulator.rootUrl())
                .credentials("me", NetHttpTransport::new);
        String header = credentials
                .getRequestMetadata(URI.create(simulator.rootUrl()))
                .get("Authorization")
                .get(0);
        assertThat(simulator.tokens().find(header.substring("Bearer ".length())))
                .hasValueSatisfying(opened -> assertThat(opened.mailbox()).isEqualTo(ANN));
    }

    @Test
    void aClickOnDenyWritesNothing() throws IOException {
        Path token = folder.resolve("token.json");

        int exit = authorize(token, page -> {
            browser.open(page);
            browser.click("#deny");
            assertThat(browser.text("p")).contains("not granted");
        });

        assertThat(exit).isEqualTo(1);
        assertThat(token).doesNotExist();
    }

    /** What a person does with a page. */
    private interface Visit {
        void to(URI page) throws IOException;
    }

    private int authorize(Path token, Visit visit) throws IOException {
        Path secrets = Files.writeString(folder.resolve("client.json"), simulator.desktopClientJson("desktop"));
        PrintStream screen = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Authorize(new BufferedReader(new StringReader("")), screen, page -> {
                    try {
                        visit.to(page);
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .run(
                        "--client-secrets",
                        secrets.toString(),
                        "--out",
                        token.toString(),
                        "--mailbox",
                        ANN,
                        "--scopes",
                        Scopes.READONLY);
    }
}
