package io.github.camelgmail.smime;

import com.google.api.services.gmail.model.SmimeInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * A PKCS#12 file (RFC 7292) that Gmail can take: its password fits, and it has one private key with a certificate. Tells
 * neither key nor password to anybody but Gmail.
 */
public final class KeyFile {

    private static final String PASSWORD = "encryptedKeyPassword";

    private final byte[] bytes;
    private final String password;
    private final X509Certificate certificate;

    private KeyFile(byte[] bytes, String password, X509Certificate certificate) {
        this.bytes = bytes;
        this.password = password;
        this.certificate = certificate;
    }

    /**
     * Reads a file.
     *
     * @param origin   where it comes from, as {@code option pkcs12}, for the error message
     * @param password null for none
     * @throws IllegalArgumentException when it is no such file, the password is wrong, or it does not have exactly one
     *     private key with a certificate
     */
    public static KeyFile read(String origin, byte[] bytes, String password) {
        char[] characters = password == null ? new char[0] : password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), characters);
            return new KeyFile(bytes, password, certificate(origin, store, characters));
        } catch (IOException | GeneralSecurityException e) {
            // What the JDK says of a wrong password has no part of it; what it says of a file may have anything.
            throw isPassword(e)
                    ? new IllegalArgumentException("Invalid " + PASSWORD + ": "
                            + (password == null ? "there is none, and " : "it does not fit ")
                            + (password == null ? origin + " needs one" : origin))
                    : invalid(origin, "no readable PKCS#12 file", "a PKCS#12 file (.p12, .pfx)");
        }
    }

    /** The owner's certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Refuses a certificate that Gmail would refuse for this address.
     *
     * @throws IllegalArgumentException when it is expired, not yet valid, or another address'
     */
    public KeyFile checked(String origin, String sendAsEmail, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(until)) {
            throw invalid(origin, "a certificate that is valid from " + from + " to " + until, "one that is valid now");
        }
        if (!Certificates.isFor(certificate, sendAsEmail)) {
            throw invalid(origin, "the certificate of another address", "one of the send-as alias that it is for");
        }
        return this;
    }

    /** What Gmail takes. */
    public SmimeInfo toUpload() {
        return new SmimeInfo()
                .setPkcs12(Base64.getUrlEncoder().encodeToString(bytes))
                .setEncryptedKeyPassword(password);
    }

    private static X509Certificate certificate(String origin, KeyStore store, char[] password)
            throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                Key key = store.getKey(alias, password);
                if (key != null) {
                    keys.add(alias);
                }
            }
        }
        Certificate found = keys.size() == 1 ? store.getCertificate(keys.get(0)) : null;
        if (found instanceof X509Certificate x509) {
            return x509;
        }
        throw invalid(
                origin,
                keys.size() == 1 ? "a private key without its certificate" : keys.size() + " private keys",
                "one private key with its certificate");
    }

    private static boolean isPassword(Throwable failure) {
        return failure instanceof UnrecoverableKeyException
                || failure.getCause() instanceof UnrecoverableKeyException
                || failure.getMessage() != null && failure.getMessage().contains("password");
    }

    private static IllegalArgumentException invalid(String origin, String found, String allowed) {
        return new IllegalArgumentException("Invalid " + origin + ": found " + found + ", allowed: " + allowed);
    }
}
