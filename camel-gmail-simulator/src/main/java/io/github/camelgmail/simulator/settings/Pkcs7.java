package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.io.ByteArrayInputStream;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificate chains in PKCS#7 with PEM armour (RFC 7468 section 8). */
final class Pkcs7 {

    private static final Pattern ARMOUR =
            Pattern.compile("\\s*-----BEGIN (PKCS7|CMS)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");

    private Pkcs7() {}

    /**
     * The certificates of a chain, the user's own first.
     *
     * @throws GmailError 400 when it can't be read or is empty
     */
    static List<X509Certificate> certificates(String pem) {
        Matcher armour = ARMOUR.matcher(pem == null ? "" : pem);
        if (!armour.matches()) {
            throw unreadable();
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(armour.group(2));
            CertPath path =
                    CertificateFactory.getInstance("X.509").generateCertPath(new ByteArrayInputStream(bytes), "PKCS7");
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate : path.getCertificates()) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty()) {
                throw unreadable();
            }
            return Certificates.ordered(certificates);
        } catch (CertificateException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static GmailError unreadable() {
        return GmailError.invalidArgument("Invalid PKCS7");
    }
}
