package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.api.services.gmail.model.Profile;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.client.GmailQuotaException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the server is reached, how long for, and how much of it is used. */
class ConnectionOptionsTest extends RouteTest {

    @AfterEach
    void noMoreFaults() {
        GMAIL.simulator().faults().clear();
    }

    @Test
    void callsGoThroughTheProxy() {
        options(context).setRootUrl("http://gmail.invalid/");

        assertThat(profile("&proxyHost=127.0.0.1&proxyPort=" + GMAIL.simulator().port()))
                .isEqualTo(AMY);
    }

    @Test
    void theProxysPasswordStaysOutOfWhatCamelShows() {
        String uri = "gmail:me?operation=getProfile&proxyHost=127.0.0.1&proxyPort=1&proxyUser=u&proxyPassword=hush9";

        assertThat(context.getEndpoint(uri).toString()).doesNotContain("hush9");
        assertThat(catchThrowable(() -> call(uri + "&maxRetries=0", null, Map.of())))
                .hasStackTraceContaining("getProfile")
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("hush9"));
    }

    @Test
    void certificatesAreTrustedByTheEndpointsParametersOrTheContexts() throws Exception {
        SSLContextParameters tls = selfSigned();
        List<String> agents = new CopyOnWriteArrayList<>();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.createSSLContext(context)));
        server.createContext("/", exchange -> {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] body = "{\"emailAddress\":\"tls@example.com\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            context.getRegistry().bind("tls", tls);
            options(context)
                    .setRootUrl("https://localhost:" + server.getAddress().getPort());

            assertThat(profile("&sslContextParameters=#tls&applicationName=orders"))
                    .isEqualTo("tls@example.com");
            assertThat(agents.get(0)).startsWith("orders");
            assertThatThrownBy(() -> profile("&maxRetries=0")).hasStackTraceContaining("certification path");

            context.setSSLContextParameters(tls);
            context.getComponent("gmail", GmailComponent.class).setUseGlobalSslContextParameters(true);
            assertThat(profile("&fields=emailAddress")).isEqualTo("tls@example.com");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatIsSilentForTooLongCountsAsFailed() {
        GMAIL.simulator().faults().on("getProfile").always().latency(Duration.ofSeconds(20));

        assertThatThrownBy(() -> profile("&responseTimeout=100&maxRetries=0"))
                .hasStackTraceContaining("Read timed out");
    }

    @Test
    void nothingIsRepeatedForLongerThanTheRetryTimeout() {
        GMAIL.simulator().faults().on("getProfile").times(1).status(503, "");

        assertThatThrownBy(() -> profile("&retryTimeout=500"))
                .cause()
                .isInstanceOfSatisfying(GmailException.class, failure -> assertThat(failure.attempts())
                        .isEqualTo(1));
        GMAIL.simulator().faults().on("getProfile").times(1).status(503, "");
        assertThat(profile("&retryTimeout=1m")).isEqualTo(AMY);
    }

    @Test
    void aSpentBudgetIsToldWithTheTimeToComeBack() {
        String uri = "gmail:me?dailySends=1&to=" + BOB;
        call(uri, "first", Map.of());

        assertThatThrownBy(() -> call(uri, "second", Map.of()))
                .cause()
                .isInstanceOfSatisfying(GmailQuotaException.class, failure -> {
                    assertThat(failure)
                            .hasMessageContaining("the budget of 1 mails a day (option dailySends) is spent")
                            .hasMessageContaining("try again after");
                    assertThat(failure.retryAt())
                            .hasValueSatisfying(at -> assertThat(at).isAfter(Instant.now()));
                    assertThat(failure.repeatSafe()).isTrue();
                });
        assertThat(bob().messages()).hasSize(1);
        assertThat(profile("&dailySends=1")).isEqualTo(AMY);
    }

    @Test
    void aMailboxIsPacedByTheUnitsItMayUse() {
        String uri = "gmail:me?operation=getProfile&userUnitsPerMinute=1&retryTimeout=0&dailyUnits=1";
        call(uri, null, Map.of());

        assertThatThrownBy(() -> call(uri, null, Map.of())).cause().isInstanceOf(GmailQuotaException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "batchSize, 101, 1 to 100",
        "maxConcurrency, 0, from 1",
        "maxConnections, 0, from 1",
        "concurrency, 0, from 1",
        "maxRetries, -1, from 0",
        "retryTimeout, -1, from 0",
        "connectTimeout, 0, from 1",
        "responseTimeout, 0, from 1",
        "dailyUnits, -1, from 0",
        "dailySends, -1, from 0",
        "userUnitsPerMinute, -1, from 0",
        "projectUnitsPerMinute, -1, from 0",
        "proxyHost, proxy.example.com, 1 to 65535"
    })
    void whatCannotBeIsRefusedWhenTheEndpointIsMade(String option, String value, String allowed) {
        context.start();

        assertThatThrownBy(() -> context.getEndpoint("gmail:me?" + option + "=" + value))
                .hasStackTraceContaining("Invalid option " + option.replace("Host", "Port"))
                .hasStackTraceContaining(allowed);
    }

    private String profile(String options) {
        return ((Profile) call("gmail:me?operation=getProfile" + options, null, Map.of())).getEmailAddress();
    }

    private SSLContextParameters selfSigned() throws Exception {
        String file = folder.resolve("keys.p12").toString();
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder((keytool + " -genkeypair -alias localhost -keyalg EC -dname CN=localhost"
                                + " -ext SAN=dns:localhost -storetype PKCS12 -storepass changeit -keystore " + file)
                        .split(" "))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword("changeit");
        KeyManagersParameters own = new KeyManagersParameters();
        own.setKeyStore(store);
        own.setKeyPassword("changeit");
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setKeyManagers(own);
        tls.setTrustManagers(trusted);
        return tls;
    }
}
