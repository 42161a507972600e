package io.github.camelgmail.notify;

import java.net.URI;

/**
 * Where Pub/Sub is. Google's gets TLS and credentials; any other gets neither, as an emulator expects it, unless it is
 * written as {@code https://}.
 *
 * @param target    host and port
 * @param plaintext whether there is neither TLS nor a credential
 */
record PubSubEndpoint(String target, boolean plaintext) {

    private static final String GOOGLE = "pubsub.googleapis.com:443";
    private static final int TLS_PORT = 443;

    /**
     * Reads the option {@code pubsubEndpoint}.
     *
     * @param option {@code host:port}, a URL, or null for Google's
     */
    static PubSubEndpoint of(String option) {
        if (option == null || option.isBlank()) {
            return new PubSubEndpoint(GOOGLE, false);
        }
        String text = option.strip();
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "none://" + text);
        } catch (IllegalArgumentException e) {
            throw invalid(option);
        }
        String host = uri.getHost();
        if (host == null || !uri.getScheme().matches("none|http|https") || hasMore(uri)) {
            throw invalid(option);
        }
        boolean tls = uri.getScheme().equals("https")
                || uri.getScheme().equals("none") && (host.endsWith(".googleapis.com") || host.endsWith(".goog"));
        if (uri.getPort() < 0 && !tls) {
            throw invalid(option);
        }
        return new PubSubEndpoint(host + ":" + (uri.getPort() < 0 ? TLS_PORT : uri.getPort()), !tls);
    }

    private static boolean hasMore(URI uri) {
        return uri.getUserInfo() != null
                || uri.getQuery() != null
                || !uri.getPath().isEmpty() && !uri.getPath().equals("/");
    }

    private static IllegalArgumentException invalid(String option) {
        return new IllegalArgumentException("Invalid option pubsubEndpoint: found '" + option
                + "', allowed: host:port, http://host:port or https://host");
    }
}
