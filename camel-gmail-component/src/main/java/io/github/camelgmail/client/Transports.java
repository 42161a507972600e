package io.github.camelgmail.client;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import io.github.camelgmail.auth.UnloggedConnection;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Pooled HTTP that does exactly what it is told: no retries, redirects or cookies of its own. */
final class Transports {

    /** A connection that was idle for longer is probed before use: the server may have closed it. */
    private static final TimeValue PROBE_AFTER = TimeValue.ofSeconds(1);

    private Transports() {}

    static HttpTransport create(ClientSettings settings) {
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(UnloggedConnection.FACTORY)
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout((int) settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .setValidateAfterInactivity(PROBE_AFTER)
                        .build());
        if (settings.sslContext() != null) {
            connections.setSSLSocketFactory(new SSLConnectionSocketFactory(settings.sslContext()));
        }
        HttpClientBuilder client = HttpClients.custom()
                .setConnectionManager(connections.build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression();
        ProxySettings proxy = settings.proxy();
        GoogleStandIn.use(settings.rootUrl(), proxy == null ? null : new HttpHost(proxy.host(), proxy.port()), client);
        if (proxy != null) {
            authenticate(proxy, client);
        }
        return new Apache5HttpTransport(client.build());
    }

    private static void authenticate(ProxySettings proxy, HttpClientBuilder client) {
        if (proxy.user() != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(proxy.user(), password.toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }
    }
}
