package io.github.camelgmail.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of a test authority, made with the JDK's keytool. */
public final class Certificates {

    public static final String AUTHORITY = "Test Authority";
    public static final String PASSWORD = "secret-of-the-file";

    private Certificates() {}

    /**
     * A PKCS#12 file with one private key, its certificate for an address, and the authority's certificate.
     *
     * @param folder where files may be left
     * @param start  the first day of validity, as {@code 2026/01/01}
     */
    public static byte[] pkcs12(Path folder, String email, String start, int days) {
        Path file = folder.resolve(email + start.replace('/', '-') + ".p12");
        keytool(
                file,
                "-genkeypair",
                "-alias",
                "authority",
                "-dname",
                "CN=" + AUTHORITY + ",O=Test",
                "-startdate",
                "2020/01/01",
                "-validity",
                "10000",
                "-keyalg",
                "EC");
        keytool(
                file,
                "-genkeypair",
                "-alias",
                "user",
                "-signer",
                "authority",
                "-dname",
                "CN=Somebody",
                "-ext",
                "san=email:" + email,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days),
                "-keyalg",
                "EC");
        keytool(file, "-delete", "-alias", "authority");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificates of such a file, the user's first. */
    public static List<Certificate> chain(byte[] pkcs12) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), PASSWORD.toCharArray());
            return List.of(store.getCertificateChain("user"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificates in PKCS#7 with PEM armour. */
    public static String pkcs7(List<Certificate> chain) {
        try {
            byte[] path = CertificateFactory.getInstance("X.509")
                    .generateCertPath(chain)
                    .getEncoded("PKCS7");
            return "-----BEGIN PKCS7-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(path)
                    + "\n-----END PKCS7-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
