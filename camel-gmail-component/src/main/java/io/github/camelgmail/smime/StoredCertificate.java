package io.github.camelgmail.smime;

import com.google.api.services.gmail.model.SmimeInfo;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that a mailbox has.
 *
 * @param id          Gmail's id of it
 * @param isDefault   whether it is the alias' default
 * @param validFrom   the epoch when the certificate can't be read
 * @param validUntil  the epoch when it is not known
 * @param certificate empty when it can't be read
 */
record StoredCertificate(
        String id, boolean isDefault, Instant validFrom, Instant validUntil, Optional<X509Certificate> certificate) {

    static StoredCertificate of(SmimeInfo info) {
        Optional<X509Certificate> certificate = Certificates.first(info.getPem());
        return new StoredCertificate(
                info.getId(),
                Boolean.TRUE.equals(info.getIsDefault()),
                certificate.map(x509 -> x509.getNotBefore().toInstant()).orElse(Instant.EPOCH),
                certificate
                        .map(x509 -> x509.getNotAfter().toInstant())
                        .orElseGet(() -> Instant.ofEpochMilli(info.getExpiration() == null ? 0 : info.getExpiration())),
                certificate);
    }

    /** Gmail has checked the address when it was uploaded; what can't be read here is taken to be right. */
    boolean isUsable(String sendAsEmail, Instant now) {
        return !now.isBefore(validFrom)
                && now.isBefore(validUntil)
                && certificate
                        .map(x509 -> Certificates.isFor(x509, sendAsEmail))
                        .orElse(true);
    }

    boolean holds(X509Certificate other) {
        return certificate.filter(other::equals).isPresent();
    }
}
