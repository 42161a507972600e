package io.github.camelgmail.auth;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An OAuth client, and where it asks users for their consent.
 *
 * @param clientId     its id
 * @param clientSecret its secret, which for a desktop application is none really, but is asked for all the same
 * @param authUri      the page on which users consent
 * @param tokenUri     the token endpoint
 */
public record ClientSecrets(String clientId, String clientSecret, URI authUri, URI tokenUri) {

    private static final URI AUTH_URI = URI.create("https://accounts.google.com/o/oauth2/v2/auth");
    private static final URI TOKEN_URI = URI.create("https://oauth2.googleapis.com/token");

    /** A client of Google's. */
    public static ClientSecrets of(String clientId, String clientSecret) {
        return new ClientSecrets(clientId, clientSecret, AUTH_URI, TOKEN_URI);
    }

    /**
     * Reads the file that the Google Cloud console offers for download, of a desktop or a web client.
     *
     * @throws IOException              when the file can't be read
     * @throws IllegalArgumentException when it is not such a file; says what is missing, and nothing of what it holds
     */
    public static ClientSecrets read(Path file) throws IOException {
        String text = Files.readString(file);
        GenericJson json;
        try {
            json = GsonFactory.getDefaultInstance().fromString(text, GenericJson.class);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(file + " is not JSON; needed is an OAuth client's file");
        }
        Object client = json.get("installed") == null ? json.get("web") : json.get("installed");
        if (!(client instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(
                    file + " has neither installed nor web in it; needed is an OAuth client's"
                            + " file, as the Google Cloud console offers it for download"
                            + (json.get("type") == null ? "" : ", not one of type " + json.get("type")));
        }
        return new ClientSecrets(
                member(file, members, "client_id"),
                member(file, members, "client_secret"),
                URI.create(member(file, members, "auth_uri")),
                URI.create(member(file, members, "token_uri")));
    }

    /** The same client at another server, which has the page at {@code o/oauth2/v2/auth} and the endpoint at {@code token}. */
    public ClientSecrets at(String rootUrl) {
        URI root = URI.create(rootUrl.endsWith("/") ? rootUrl : rootUrl + "/");
        return new ClientSecrets(clientId, clientSecret, root.resolve("o/oauth2/v2/auth"), root.resolve("token"));
    }

    private static String member(Path file, Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(file + " has no " + name + " in it");
    }

    /** The id only. */
    @Override
    public String toString() {
        return "ClientSecrets[" + clientId + "]";
    }
}
