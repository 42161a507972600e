package io.github.camelgmail.simulator.settings;

import java.time.Instant;
import java.util.List;

/**
 * A key pair of client-side encryption, without its private key (Gmail API reference, users.settings.cse.keypairs).
 *
 * @param keyPairId             made by the server
 * @param pkcs7                 the certificate chain as given; null when told
 * @param pem                   the certificate chain as told
 * @param subjectEmailAddresses the certificate's addresses, in lower case
 * @param enablementState       whether it can be used
 * @param disableTime           since when it can't; null while it can
 * @param privateKeyMetadata    where the private key is
 */
public record CseKeyPair(
        String keyPairId,
        String pkcs7,
        String pem,
        List<String> subjectEmailAddresses,
        EnablementState enablementState,
        Instant disableTime,
        List<CsePrivateKeyMetadata> privateKeyMetadata) {

    /** Whether a key pair can be used. */
    public enum EnablementState {
        ENABLED,
        DISABLED
    }

    CseKeyPair enabled() {
        return new CseKeyPair(
                keyPairId, null, pem, subjectEmailAddresses, EnablementState.ENABLED, null, privateKeyMetadata);
    }

    /** Disabled since then; a pair that is disabled stays as it is. */
    CseKeyPair disabled(Instant since) {
        return enablementState == EnablementState.DISABLED
                ? this
                : new CseKeyPair(
                        keyPairId,
                        null,
                        pem,
                        subjectEmailAddresses,
                        EnablementState.DISABLED,
                        since,
                        privateKeyMetadata);
    }
}
