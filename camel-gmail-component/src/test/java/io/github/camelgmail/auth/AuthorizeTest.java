package io.github.camelgmail.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.Credentials;
import io.github.camelgmail.api.Scopes;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.auth.AccessToken;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one-time consent, with a user over plain HTTP; {@link AuthorizeInBrowserTest} has a real browser. */
class AuthorizeTest {

    private static final String ANN = "ann@example.com";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension().withMailbox("bob@example.com").withMailbox(ANN);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Reader typed = new StringReader("");
    private GmailSimulator simulator;
    private Path secrets;
    private Path token;

    @BeforeEach
    void registerClient() throws IOException {
        simulator = GMAIL.simulator();
        secrets = Files.writeString(folder.resolve("client.json"), simulator.desktopClientJson("desktop"));
        token = folder.resolve("gmail-token.json");
    }

    @Test
    void writesAFileThatOpensTheMailbox() throws IOException {
        int exit = run(page -> consent(page, Scopes.READONLY, Scopes.SEND), "--for", "read,send", "--mailbox", ANN);

        assertThat(text()).contains("credentials=file:" + token);
        assertThat(exit).isZero();
        AccessToken opened = opened();
        assertThat(opened.mailbox()).isEqualTo(ANN);
        assertThat(opened.scopes()).containsExactlyInAnyOrder(Scopes.READONLY, Scopes.SEND);
    }

    @Test
    void keepsSecretsToTheFileAndTheFileToItsOwner() throws IOException {
        run(page -> consent(page, Scopes.MODIFY));

        assertThat(text())
                .doesNotContain(secretOf(secrets, "client_secret"))
                .doesNotContain(secretOf(token, "refresh"));
        assumeTrue(Files.getFileStore(token).supportsFileAttributeView("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("client.json", "gmail-token.json");
    }

    @Test
    void saysThatTheUserDenied() {
        int exit = run(page -> {
            String shown = ConsentingUser.open(ConsentingUser.answer(page, ANN, "deny", List.of()));
            assertThat(shown).contains("not granted");
            return true;
        });

        assertThat(exit).isEqualTo(1);
        assertThat(text()).contains("has not consented (access_denied)");
        assertThat(token).doesNotExist();
    }

    @Test
    void turnsAwayAnAnswerThatItDidNotAskFor() throws IOException {
        int exit = run(page -> {
            URI genuine = ConsentingUser.answer(page, ANN, "allow", List.of(Scopes.MODIFY));
            URI forged = URI.create(genuine.toString().replaceAll("state=[^&]*", "state=guessed"));
            assertThat(ConsentingUser.open(forged)).startsWith("400");
            assertThat(ConsentingUser.open(genuine)).startsWith("200");
            return true;
        });

        assertThat(exit).isZero();
        assertThat(opened().mailbox()).isEqualTo(ANN);
    }

    @Test
    void namesTheScopesThatTheUserDidNotTick() {
        int exit = run(page -> consent(page, Scopes.READONLY), "--for", "read,send");

        assertThat(exit).isEqualTo(1);
        assertThat(text()).contains("missing: " + Scopes.SEND);
        assertThat(token).doesNotExist();
    }

    @Test
    void takesThePastedAddressWhereThereIsNoBrowser() throws IOException {
        try (PipedReader reader = new PipedReader();
                Writer keyboard = new PipedWriter(reader)) {
            typed = reader;
            PrintStream screen = new PrintStream(printed, true, StandardCharsets.UTF_8) {
                @Override
                public PrintStream printf(String format, Object... values) {
                    PrintStream result = super.printf(format, values);
                    Matcher address = Pattern.compile("http\\S+auth\\?\\S+").matcher(text());
                    if (address.find() && !token.toFile().exists()) {
                        paste(keyboard, URI.create(address.group()));
                    }
                    return result;
                }
            };

            int exit = new Authorize(new BufferedReader(typed), screen, page -> false).run(arguments("--no-browser"));

            assertThat(exit).isZero();
            assertThat(text()).contains("Try again");
            assertThat(opened().mailbox()).isEqualTo(ANN);
        }
    }

    private static void paste(Writer keyboard, URI page) {
        try {
            keyboard.write("http://127.0.0.1:1/gmail?state=other&code=guessed\n");
            keyboard.write(ConsentingUser.answer(page, ANN, "allow", List.of(Scopes.MODIFY)) + "\n");
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void replacesAFileOnlyWhenForced() throws IOException {
        Files.writeString(token, "precious");

        assertThat(run(page -> consent(page, Scopes.MODIFY))).isEqualTo(2);
        assertThat(text()).contains("gmail-token.json exists").contains("--force");
        assertThat(token).hasContent("precious");

        assertThat(run(page -> consent(page, Scopes.MODIFY), "--force")).isZero();
        assertThat(opened().mailbox()).isEqualTo(ANN);
    }

    @Test
    void givesUpAfterTheTimeout() {
        assertThat(run(page -> true, "--timeout", "1")).isEqualTo(1);
        assertThat(text()).contains("no answer within 1 s");
    }

    @Test
    void saysWhatTheTokenEndpointRefused() throws IOException {
        simulator.faults().on("token").times(1).status(401, "{\"error\":\"invalid_client\"}");

        assertThat(run(page -> consent(page, Scopes.MODIFY))).isEqualTo(1);
        assertThat(text()).contains("401 invalid_client");
    }

    @Test
    void asksForASecretThatIsNotOnTheCommandLine() throws IOException {
        typed = new StringReader(secretOf(secrets, "client_secret") + "\n");

        int exit = new Authorize(new BufferedReader(typed), screen(), page -> consent(page, Scopes.MODIFY))
                .run("--client-id", "desktop", "--root-url", simulator.rootUrl(), "--out", token.toString());

        assertThat(exit).isZero();
        assertThat(opened().mailbox()).isEqualTo(ANN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--client-secrets | has no value",
                "--client-secrets none.json | none.json can't be read (NoSuchFileException)",
                "--mailbox ann@example.com | either --client-secrets or --client-id",
                "--client-id a --client-secret b --for fun | found 'fun', allowed are send, read, modify",
                "--client-id a --client-secret b --timeout soon | found 'soon'",
                "--client-id a --client-secret b --out no/such/folder/file | there is no folder",
                "--client-id a --client-secret b --browser | Unknown option --browser",
            })
    void namesTheOptionAtFault(String arguments, String complaint) {
        int exit = new Authorize(new BufferedReader(typed), screen(), page -> true).run(arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(text()).contains(complaint).contains("--client-secrets FILE");
    }

    private boolean consent(URI page, String... granted) {
        ConsentingUser.open(page);
        String shown = ConsentingUser.open(ConsentingUser.answer(page, ANN, "allow", Arrays.asList(granted)));
        assertThat(shown).startsWith("200").contains("You can close this window");
        return true;
    }

    private int run(Predicate<URI> browser, String... more) {
        return new Authorize(new BufferedReader(typed), screen(), browser).run(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--client-secrets", secrets.toString(), "--out", token.toString()));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    private PrintStream screen() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What the access token allows that the written file gets. */
    private AccessToken opened() throws IOException {
        Credentials credentials = new CredentialsFactory(
                        CredentialSettings.json("file:" + token, null, List.of()), simulator.rootUrl())
                .credentials("me", NetHttpTransport::new);
        String header = credentials
                .getRequestMetadata(URI.create(simulator.rootUrl()))
                .get("Authorization")
                .get(0);
        return simulator.tokens().find(header.substring("Bearer ".length())).orElseThrow();
    }

    private static String secretOf(Path file, String name) throws IOException {
        Matcher member =
                Pattern.compile("\"" + name + "[^\"]*\"\\s*:\\s*\"([^\"]+)\"").matcher(Files.readString(file));
        assertThat(member.find()).isTrue();
        return member.group(1);
    }
}
