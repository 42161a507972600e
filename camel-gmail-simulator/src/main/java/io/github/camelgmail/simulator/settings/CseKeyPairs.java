package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key pairs of client-side encryption of one mailbox. Safe for concurrent use. */
public final class CseKeyPairs {

    private static final Duration BEFORE_OBLITERATION = Duration.ofDays(30);

    private final Clock clock;
    private final RandomIds ids;
    private final Map<String, CseKeyPair> byId = new LinkedHashMap<>();

    CseKeyPairs(Clock clock, RandomIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public synchronized List<CseKeyPair> list() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<CseKeyPair> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Adds a key pair, enabled.
     *
     * @param wanted         certificates and where the private key is; its read-only fields are ignored
     * @param validatesChain whether each certificate must be valid now and issued by the next
     * @throws GmailError 400 when the certificates can't be read or are refused, or there is no private key
     */
    public synchronized CseKeyPair create(CseKeyPair wanted, boolean validatesChain) {
        List<X509Certificate> chain = Pkcs7.certificates(wanted.pkcs7());
        if (validatesChain) {
            chain.forEach(certificate -> Certificates.requireValidAt(clock.instant(), certificate));
            Certificates.requireChain(chain);
        }
        List<String> addresses = Certificates.emailAddresses(chain.get(0));
        if (addresses.isEmpty()) {
            throw GmailError.invalidArgument("Certificate has no email address");
        }
        if (wanted.privateKeyMetadata() == null || wanted.privateKeyMetadata().isEmpty()) {
            throw GmailError.invalidArgument("Missing private key metadata");
        }
        List<CsePrivateKeyMetadata> privateKeys = new ArrayList<>();
        wanted.privateKeyMetadata().forEach(metadata -> privateKeys.add(metadata.checked(ids.next(""))));
        CseKeyPair pair =
                new CseKeyPair(ids.next(""), null, Certificates.pem(chain), addresses, null, null, privateKeys);
        return put(pair.enabled());
    }

    /** @throws GmailError 404 for no such key pair */
    public synchronized CseKeyPair enable(String id) {
        return put(require(id).enabled());
    }

    /** @throws GmailError 404 for no such key pair */
    public synchronized CseKeyPair disable(String id) {
        return put(require(id).disabled(clock.instant()));
    }

    /**
     * Removes a key pair for good.
     *
     * @throws GmailError 404 for no such key pair, 400 when it has not been disabled for more than 30 days
     */
    public synchronized void obliterate(String id) {
        Instant disabled = require(id).disableTime();
        if (disabled == null || !clock.instant().isAfter(disabled.plus(BEFORE_OBLITERATION))) {
            throw GmailError.failedPrecondition("Key pair must be disabled for more than 30 days");
        }
        byId.remove(id);
    }

    private CseKeyPair require(String id) {
        return find(id).orElseThrow(GmailError::notFound);
    }

    private CseKeyPair put(CseKeyPair pair) {
        byId.put(pair.keyPairId(), pair);
        return pair;
    }
}
