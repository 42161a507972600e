package io.github.camelgmail.client;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Pooled HTTP that does exactly what it is told: no retries, redirects or cookies of its own. */
final class Transports {

    /** A connection that was idle for longer is probed before use: the server may have closed it. */
    private static final TimeValue PROBE_AFTER = TimeValue.ofSeconds(1);

    private Transports() {}

    static HttpTransport create(ClientSettings settings) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(
                                Timeout.ofMilliseconds(settings.connectTimeout().toMillis()))
                        .setSocketTimeout((int) settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .setValidateAfterInactivity(PROBE_AFTER)
                        .build())
                .build();
        return new Apache5HttpTransport(HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build());
    }
}
