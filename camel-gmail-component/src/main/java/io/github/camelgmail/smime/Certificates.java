package io.github.camelgmail.smime;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/** Reads X.509 certificates of S/MIME (RFC 8550). */
final class Certificates {

    private static final Map<String, String> EMAIL_OID = Map.of("1.2.840.113549.1.9.1", "EMAILADDRESS");
    private static final Integer RFC822_NAME = 1;

    private Certificates() {}

    /** The first of several in PEM, which is the owner's; empty when it can't be read. */
    static Optional<X509Certificate> first(String pem) {
        if (pem == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is among those of the alternative name or the subject. */
    static boolean isFor(X509Certificate certificate, String address) {
        return Stream.concat(alternativeNames(certificate), subjectAddresses(certificate.getSubjectX500Principal()))
                .anyMatch(address::equalsIgnoreCase);
    }

    private static Stream<String> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Stream.empty()
                    : names.stream()
                            .filter(name -> RFC822_NAME.equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)));
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> subjectAddresses(X500Principal subject) {
        try {
            return new LdapName(subject.getName(X500Principal.RFC2253, EMAIL_OID))
                    .getRdns().stream()
                            .filter(name -> name.getType().equals("EMAILADDRESS"))
                            .map(name -> text(name.getValue()));
        } catch (InvalidNameException e) {
            return Stream.empty();
        }
    }

    /** An IA5 string, as the attribute's type is; where Java does not know it, with tag and length before it. */
    private static String text(Object value) {
        return value instanceof byte[] der && der.length > 2
                ? new String(der, 2, der.length - 2, StandardCharsets.US_ASCII)
                : String.valueOf(value);
    }
}
