package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.simulator.GmailSimulator;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that opens a mailbox is ever written anywhere, however much is logged and whatever fails. */
class SecretsTest {

    private static final String ANN = "ann@example.com";
    /** Tokens and signed assertions that come into being on the way, whole or cut off. */
    private static final Pattern MADE_ON_THE_WAY = Pattern.compile("ya29\\.\\w|eyJhbGci|\\b1//\\w");

    @TempDir
    Path folder;

    private final List<String> secrets = new ArrayList<>();

    @Test
    void noSecretIsLoggedOrTold() throws Exception {
        try (GmailSimulator simulator = GmailSimulator.start()) {
            simulator.createMailbox(ANN);
            Path output = folder.resolve("output.txt");

            Process process = start(simulator, given(simulator), output);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();

            String text = Files.readString(output);
            assertThat(process.exitValue()).as(text).isZero();
            assertThat(text)
                    .contains("uri.refreshToken opened", "uri.accessToken opened", "uri.account opened")
                    .contains("uri.applicationDefault opened")
                    .contains("uri.revoked failed", "consent again", "uri.expired failed")
                    .contains("org.apache.hc.client5", "DEBUG");
            for (String secret : secrets) {
                assertThat(text.lines().filter(line -> line.contains(secret))).isEmpty();
            }
            assertThat(text.lines().filter(line -> MADE_ON_THE_WAY.matcher(line).find()))
                    .isEmpty();
        }
    }

    private Path given(GmailSimulator simulator) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode client = json.readTree(simulator.desktopClientJson("desktop")).path("installed");
        String clientSecret = secret(client.path("client_secret").asText());
        String refreshToken = secret(simulator.tokens().issueRefreshToken(ANN, "desktop", clientSecret));
        String revoked = secret(simulator.tokens().issueRefreshToken(ANN, "desktop", clientSecret));
        simulator.tokens().revoke(revoked);
        String expired = secret(simulator.tokens().issue(ANN));
        simulator.tokens().revoke(expired);
        String account = simulator.serviceAccountJson("robot@project.iam.gserviceaccount.com");
        for (String line : json.readTree(account).path("private_key").asText().split("\n")) {
            if (!line.startsWith("-----")) {
                secret(line);
            }
        }
        String client3 = "clientId=desktop&clientSecret=RAW(" + clientSecret + ")&refreshToken=RAW(";
        String profile = "?operation=getProfile&";
        Properties given = new Properties();
        given.setProperty("rootUrl", simulator.rootUrl());
        given.setProperty("folder", folder.resolve("tokens").toString());
        given.setProperty("clientSecret", clientSecret);
        given.setProperty("revoked", revoked);
        given.setProperty("code", secret("4/0guessed-code-of-some-length"));
        given.setProperty("uri.refreshToken", "gmail:me" + profile + client3 + refreshToken + ")");
        given.setProperty("uri.revoked", "gmail:me" + profile + client3 + revoked + ")");
        given.setProperty("uri.expired", "gmail:me" + profile + "accessToken=" + expired);
        given.setProperty(
                "uri.accessToken",
                "gmail:me" + profile + "accessToken="
                        + secret(simulator.tokens().issue(ANN)));
        given.setProperty(
                "uri.account",
                "gmail:" + ANN + profile + "credentials=RAW(base64:"
                        + secret(Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8))) + ")");
        given.setProperty("uri.applicationDefault", "gmail:me?operation=getProfile");
        Path file = folder.resolve("given.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            given.store(writer, null);
        }
        return file;
    }

    private String secret(String value) {
        secrets.add(value);
        return value;
    }

    private Process start(GmailSimulator simulator, Path given, Path output) throws IOException {
        Path applicationDefault = Files.writeString(folder.resolve("adc.json"), simulator.authorizedUserJson(ANN));
        secret(new ObjectMapper()
                .readTree(applicationDefault.toFile())
                .path("refresh_token")
                .asText());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        // At TRACE Camel logs the URIs of all components as they were written.
                        "-Dorg.slf4j.simpleLogger.log.org.apache.camel=debug",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecretsMain.class.getName(),
                        given.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GOOGLE_APPLICATION_CREDENTIALS", applicationDefault.toString());
        return builder.start();
    }
}
