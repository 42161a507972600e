package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads PKCS#12 files (RFC 7292). */
final class Pkcs12 {

    private Pkcs12() {}

    /**
     * The certificate of the one private key in a file, then those that vouch for it.
     *
     * @param password null for none
     * @throws GmailError 400 when the bytes are no such file, the password is wrong, or there is not exactly one private
     *     key with a certificate
     */
    static List<X509Certificate> certificates(byte[] file, String password) {
        char[] characters = password == null ? new char[0] : password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), characters);
            List<String> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, characters) != null) {
                    keys.add(alias);
                }
            }
            Certificate[] chain = keys.size() == 1 ? store.getCertificateChain(keys.get(0)) : null;
            if (chain == null) {
                throw GmailError.invalidArgument("PKCS12 must hold one private key with its certificate");
            }
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate : chain) {
                certificates.add((X509Certificate) certificate);
            }
            return certificates;
        } catch (IOException | GeneralSecurityException | ClassCastException e) {
            throw GmailError.invalidArgument("Invalid PKCS12 or password");
        }
    }
}
