package io.github.camelgmail.auth;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;

/**
 * Reads the JSON that an option like {@code credentials} names, and says precisely what is wrong with it. Never says what is
 * in it.
 */
final class CredentialsJson {

    private static final String ALLOWED =
            "allowed is file:<path>, classpath:<resource> or base64:<the JSON's bytes in base64>";
    private static final Set<String> TYPES = Set.of(
            "service_account",
            "authorized_user",
            "external_account",
            "external_account_authorized_user",
            "impersonated_service_account",
            "gdch_service_account");

    private CredentialsJson() {}

    /**
     * The bytes of a JSON object whose {@code type} is one that Google's library knows.
     *
     * @param name the option's name
     */
    static byte[] read(String name, String option) {
        byte[] json = bytes(name, option);
        String where = option.startsWith("base64:") ? "base64:..." : option;
        GenericJson parsed;
        try {
            parsed = GsonFactory.getDefaultInstance()
                    .fromString(new String(json, StandardCharsets.UTF_8), GenericJson.class);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Option " + name + ": " + where + " is not JSON; allowed is a Google credentials JSON");
        }
        if (parsed.get("installed") != null || parsed.get("web") != null) {
            throw new IllegalArgumentException("Option " + name + ": " + where
                    + " is an OAuth client's file, which holds no user's consent; let a user consent by running"
                    + " io.github.camelgmail.auth.Authorize, and name the file that it writes");
        }
        if (!(parsed.get("type") instanceof String type) || !TYPES.contains(type)) {
            throw new IllegalArgumentException("Option " + name + ": " + where + " has "
                    + (parsed.get("type") == null ? "no type" : "an unknown type") + "; allowed is one of "
                    + TYPES.stream().sorted().toList());
        }
        return json;
    }

    private static byte[] bytes(String name, String option) {
        if (option.startsWith("file:")) {
            return file(name, option);
        }
        if (option.startsWith("classpath:")) {
            return resource(name, option);
        }
        if (option.startsWith("base64:")) {
            return base64(name, option);
        }
        throw new IllegalArgumentException("Option " + name + " begins with none of its prefixes; " + ALLOWED);
    }

    private static byte[] file(String name, String option) {
        try {
            String path = option.substring("file:".length());
            return Files.readAllBytes(Path.of(path.startsWith("//") ? path.substring(2) : path));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "Option " + name + ": " + option + " can't be read ("
                            + e.getClass().getSimpleName() + "); " + ALLOWED,
                    e);
        }
    }

    private static byte[] resource(String name, String option) {
        String path = option.substring("classpath:".length());
        String resource = path.startsWith("/") ? path.substring(1) : path;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? CredentialsJson.class.getClassLoader() : context;
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "Option " + name + ": " + option + " is not on the classpath; " + ALLOWED);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException("Option " + name + ": " + option + " can't be read; " + ALLOWED, e);
        }
    }

    private static byte[] base64(String name, String option) {
        String encoded = option.substring("base64:".length()).replaceAll("\\s", "");
        try {
            return encoded.indexOf('-') >= 0 || encoded.indexOf('_') >= 0
                    ? Base64.getUrlDecoder().decode(encoded)
                    : Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + name + ": what follows base64: is not base64 ("
                    + encoded.length() + " characters); " + ALLOWED);
        }
    }
}
