package io.github.camelgmail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PKCS#12 files with a certificate that vouches for itself, made with the JDK's keytool. */
final class KeyFiles {

    static final String PASSWORD = "the key's secret";

    private KeyFiles() {}

    /**
     * A file for an address.
     *
     * @param start the first day of validity as keytool takes it: {@code 2026/01/01}, or from now {@code -10d}
     */
    static byte[] pkcs12(String email, String start, int days) {
        return make(
                "-genkeypair",
                "-dname",
                "CN=Somebody",
                "-ext",
                "san=email:" + email,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-keyalg",
                "EC",
                "-alias",
                "user");
    }

    /** A file without any private key. */
    static byte[] withoutKey() {
        return make("-genseckey", "-keyalg", "AES", "-keysize", "128", "-alias", "user");
    }

    private static byte[] make(String... arguments) {
        try {
            Path folder = Files.createTempDirectory("keys");
            Path file = folder.resolve("key.p12");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of(arguments));
            command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
