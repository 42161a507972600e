package io.github.camelgmail.auth;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file for each user in a folder, readable by its owner only. The files are named by a hash, so that no user's name leads
 * out of the folder or is mistaken for another's, and are replaced as a whole.
 */
public final class FileTokenStore implements TokenStore {

    private final Path folder;

    /** @param folder made when the first token is stored */
    public FileTokenStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> load(String user) throws IOException {
        String text;
        try {
            text = Files.readString(file(user));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            GenericJson json = GsonFactory.getDefaultInstance().fromString(text, GenericJson.class);
            if (user.equals(json.get("user")) && json.get("refresh_token") instanceof String token) {
                return Optional.of(token);
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException(file(user) + " is not JSON");
        }
        throw new IOException(file(user) + " is not a token file of the user");
    }

    @Override
    public void store(String user, String refreshToken) throws IOException {
        OwnerOnlyFile.createFolder(folder);
        GenericJson json = new GenericJson().set("user", user).set("refresh_token", refreshToken);
        OwnerOnlyFile.write(file(user), GsonFactory.getDefaultInstance().toByteArray(json), true);
    }

    @Override
    public void delete(String user) throws IOException {
        Files.deleteIfExists(file(user));
    }

    private Path file(String user) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "FileTokenStore[" + folder + "]";
    }
}
