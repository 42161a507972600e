package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Reads and checks X.509 certificates of S/MIME (RFC 8550). */
final class Certificates {

    private static final String EMAIL_OID = "1.2.840.113549.1.9.1";
    private static final Integer RFC822_NAME = 1;

    private Certificates() {}

    /** The addresses of a certificate in lower case: those of the alternative name, then the subject's. */
    static List<String> emailAddresses(X509Certificate certificate) {
        Set<String> addresses = new LinkedHashSet<>();
        alternativeNames(certificate)
                .filter(name -> RFC822_NAME.equals(name.get(0)))
                .forEach(name -> addresses.add(EmailAddresses.key(name.get(1).toString())));
        attribute(certificate.getSubjectX500Principal(), "EMAILADDRESS")
                .ifPresent(address -> addresses.add(EmailAddresses.key(address)));
        return List.copyOf(addresses);
    }

    /** The common name of who issued it; its whole name when it has no common name. */
    static String issuerCommonName(X509Certificate certificate) {
        X500Principal issuer = certificate.getIssuerX500Principal();
        return attribute(issuer, "CN").orElseGet(issuer::getName);
    }

    /** The certificates, one after the other. */
    static String pem(Collection<X509Certificate> certificates) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return certificates.stream()
                .map(certificate -> "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(encoded(certificate))
                        + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
    }

    /** The user's own certificate, then each one's issuer as far as it is there, then any others. */
    static List<X509Certificate> ordered(Collection<X509Certificate> certificates) {
        List<X509Certificate> rest = new ArrayList<>(certificates);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = rest.stream()
                .filter(own -> rest.stream().noneMatch(other -> issued(own, other)))
                .findFirst();
        while (next.isPresent()) {
            X509Certificate current = next.get();
            rest.remove(current);
            chain.add(current);
            next = rest.stream().filter(other -> issued(other, current)).findFirst();
        }
        chain.addAll(rest);
        return chain;
    }

    private static boolean issued(X509Certificate issuer, X509Certificate other) {
        return issuer != other && other.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    }

    /** @throws GmailError 400 when the certificate is not valid at that time */
    static void requireValidAt(Instant now, X509Certificate certificate) {
        Date date = Date.from(now);
        if (date.before(certificate.getNotBefore()) || date.after(certificate.getNotAfter())) {
            throw GmailError.invalidArgument("Certificate is expired or not yet valid");
        }
    }

    /** @throws GmailError 400 when a certificate was not issued by the one that follows it */
    static void requireChain(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw GmailError.invalidArgument("Invalid certificate chain");
            }
        }
    }

    private static Stream<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? Stream.empty() : names.stream();
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }

    private static Optional<String> attribute(X500Principal name, String type) {
        try {
            String text = name.getName(X500Principal.RFC2253, Map.of(EMAIL_OID, "EMAILADDRESS"));
            return new LdapName(text)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase(type))
                            .map(Rdn::getValue)
                            .map(Objects::toString)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }
}
