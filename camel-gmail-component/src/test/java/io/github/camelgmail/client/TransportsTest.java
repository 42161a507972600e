package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.client.ScriptedServer.Response;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path folder;

    @Test
    void callsGoThroughTheProxyAndNameItsUser() throws Exception {
        try (ScriptedServer proxy = new ScriptedServer(request -> request.header("Proxy-authorization") == null
                ? new Response(407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""), "")
                : Response.json(200, "{\"emailAddress\":\"a@example.com\"}"))) {
            int port = Integer.parseInt(proxy.url().replaceAll("\\D", ""));

            String address = address(ClientSettings.builder()
                    .rootUrl("http://gmail.invalid/")
                    .proxy(new ProxySettings("localhost", port, "user", "secret")));

            assertThat(address).isEqualTo("a@example.com");
            assertThat(proxy.requests().get(0).path()).startsWith("http://gmail.invalid/gmail/v1/users/me/profile");
            assertThat(new ProxySettings("localhost", port, "user", "secret").toString())
                    .doesNotContain("secret");
        }
    }

    @Test
    void aPrivateCertificateIsAcceptedWithItsContextOnly() throws Exception {
        KeyStore keys = selfSigned();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            byte[] body = "{\"emailAddress\":\"a@example.com\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "https://localhost:" + server.getAddress().getPort() + "/";

            assertThat(address(ClientSettings.builder().rootUrl(url).sslContext(context(keys))))
                    .isEqualTo("a@example.com");
            assertThatThrownBy(() -> address(ClientSettings.builder().rootUrl(url)))
                    .hasMessageContaining("certification path");
        } finally {
            server.stop(0);
        }
    }

    private String address(ClientSettings.Builder settings) throws Exception {
        try (GmailClients clients = new GmailClients(
                settings.maxRetries(0).build(),
                new SharedQuota(),
                new CredentialsFactory(CredentialSettings.accessToken("token"), null),
                time,
                time,
                time.clock(),
                () -> Duration.ZERO)) {
            return time.runUntilDone(clients.forMailbox("me").execute(GmailCall.of(UsersMethods.GET_PROFILE)))
                    .get()
                    .getEmailAddress();
        }
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("localhost"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
