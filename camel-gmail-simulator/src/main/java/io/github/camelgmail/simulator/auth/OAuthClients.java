package io.github.camelgmail.simulator.auth;

import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The OAuth clients that are registered, desktop clients and web clients. Thread-safe. */
public final class OAuthClients {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Client> byId = new ConcurrentHashMap<>();

    /**
     * Registers a client.
     *
     * @param clientId     its id
     * @param tokenUri     the token endpoint that its file names
     * @param authUri      the authorization page that its file names
     * @param redirectUris of a web client; none makes it a desktop client, which may use any port of the own machine
     * @return the members of a client secrets file below {@code installed} or {@code web}
     */
    public Map<String, Object> register(String clientId, String tokenUri, String authUri, List<String> redirectUris) {
        String secret = "GOCSPX-" + new BigInteger(140, random).toString(36);
        byId.put(clientId, new Client(clientId, secret, Set.copyOf(redirectUris)));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("client_id", clientId);
        file.put("project_id", "simulator");
        file.put("auth_uri", authUri);
        file.put("token_uri", tokenUri);
        file.put("auth_provider_x509_cert_url", "https://www.googleapis.com/oauth2/v1/certs");
        file.put("client_secret", secret);
        file.put("redirect_uris", redirectUris.isEmpty() ? List.of("http://localhost") : redirectUris);
        return file;
    }

    /** Forgets every client. */
    public void clear() {
        byId.clear();
    }

    Client find(String clientId) {
        return clientId == null ? null : byId.get(clientId);
    }

    /** A client. Holds a secret, so it does not print itself. */
    record Client(String id, String secret, Set<String> redirectUris) {

        /** Web clients name their addresses exactly; a desktop client's is on its own machine (RFC 8252 section 7.3). */
        boolean allows(String redirectUri) {
            return redirectUris.isEmpty() ? isLoopback(redirectUri) : redirectUris.contains(redirectUri);
        }

        private static boolean isLoopback(String redirectUri) {
            try {
                URI uri = URI.create(redirectUri);
                return "http".equals(uri.getScheme())
                        && uri.getHost() != null
                        && LOOPBACK.contains(uri.getHost())
                        && uri.getRawFragment() == null
                        && uri.getRawUserInfo() == null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Client";
        }
    }
}
