package io.github.camelgmail.client;

import java.net.URI;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;

/**
 * The server at another root URL than Google's, which gets every request meant for any of Google's: credentials name the
 * addresses of Google's token services themselves, and some kinds accept no others.
 */
final class GoogleStandIn implements HttpRequestInterceptor {

    private final HttpHost host;
    private final String path;

    private GoogleStandIn(URI rootUrl) {
        this.host = new HttpHost(rootUrl.getScheme(), rootUrl.getHost(), rootUrl.getPort());
        this.path = rootUrl.getRawPath();
    }

    /** Leads requests there, if the root URL is not one of Google's, and through the proxy, if there is one. */
    static void use(String rootUrl, HttpHost proxy, HttpClientBuilder client) {
        URI root = URI.create(rootUrl);
        HttpRoutePlanner routes = proxy == null
                ? new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE)
                : new DefaultProxyRoutePlanner(proxy);
        if (isGoogle(root.getHost())) {
            client.setRoutePlanner(routes);
            return;
        }
        GoogleStandIn standIn = new GoogleStandIn(root);
        client.setRoutePlanner((target, context) ->
                routes.determineRoute(isGoogle(target.getHostName()) ? standIn.host : target, context));
        client.addRequestInterceptorFirst(standIn);
    }

    @Override
    public void process(HttpRequest request, EntityDetails entity, HttpContext context) {
        URIAuthority authority = request.getAuthority();
        if (authority != null && isGoogle(authority.getHostName())) {
            request.setScheme(host.getSchemeName());
            request.setAuthority(new URIAuthority(host));
            request.setPath(path + request.getPath().substring(1));
        }
    }

    private static boolean isGoogle(String host) {
        return host != null && (host.endsWith(".googleapis.com") || host.equals("accounts.google.com"));
    }
}
