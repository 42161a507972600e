package io.github.camelgmail.smime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * One mailbox of a list, and the certificate that it gets when it needs one.
 *
 * @param mailbox     an address, or {@code me}
 * @param sendAsEmail the alias; null for the mailbox's own address
 * @param file        the path of a PKCS#12 file; null for none
 * @param password    that of the file; null for none
 */
public record CertificateRow(String mailbox, String sendAsEmail, String file, String password) {

    private static final String SCHEME = "file:";

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException when there is none, or it is not as {@link KeyFile} has to be
     */
    public KeyFile keyFile() {
        if (file == null) {
            throw new IllegalArgumentException("A certificate has to be uploaded, and column file is empty");
        }
        try {
            Path path = Path.of(file.startsWith(SCHEME) ? file.substring(SCHEME.length()) : file);
            return KeyFile.read("file " + file, Files.readAllBytes(path), password);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("Invalid file " + file + ": it can't be read", e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "CertificateRow[" + file + "]";
    }
}
