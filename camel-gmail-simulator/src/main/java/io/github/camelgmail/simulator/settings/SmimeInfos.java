package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The S/MIME certificates of a mailbox's addresses. Where an address has any, exactly one is its default. Safe for
 * concurrent use.
 */
public final class SmimeInfos {

    private final Clock clock;
    private final RandomIds ids;
    private final SendAsAliases aliases;
    private final Map<String, List<SmimeInfo>> byEmail = new HashMap<>();

    SmimeInfos(Clock clock, RandomIds ids, SendAsAliases aliases) {
        this.clock = clock;
        this.ids = ids;
        this.aliases = aliases;
    }

    /** @throws GmailError 404 when the address is no alias */
    public synchronized List<SmimeInfo> list(String email) {
        return List.copyOf(of(email));
    }

    /** @throws GmailError 404 when the address is no alias */
    public synchronized Optional<SmimeInfo> find(String email, String id) {
        return of(email).stream().filter(info -> info.id().equals(id)).findFirst();
    }

    /**
     * Adds a certificate; an address' first one is its default.
     *
     * @param pkcs12   a file with the private key and its certificates
     * @param password null for none
     * @throws GmailError 404 when the address is no alias; 400 for an unreadable file, a wrong password, or a certificate
     *     that is expired, not issued by the next one, or another address'
     */
    public synchronized SmimeInfo insert(String email, byte[] pkcs12, String password) {
        List<SmimeInfo> infos = of(email);
        List<X509Certificate> chain = Pkcs12.certificates(pkcs12, password);
        X509Certificate certificate = chain.get(0);
        Certificates.requireValidAt(clock.instant(), certificate);
        Certificates.requireChain(chain);
        if (!Certificates.emailAddresses(certificate).contains(EmailAddresses.key(email))) {
            throw GmailError.invalidArgument("Certificate subject does not match the send-as address");
        }
        SmimeInfo info = new SmimeInfo(
                ids.next(""),
                Certificates.issuerCommonName(certificate),
                infos.isEmpty() ? true : null,
                certificate.getNotAfter().getTime(),
                Certificates.pem(chain));
        infos.add(info);
        return info;
    }

    /**
     * Removes a certificate. If it was the default, the one added last becomes that.
     *
     * @throws GmailError 404 when there is no such alias or certificate
     */
    public synchronized void delete(String email, String id) {
        List<SmimeInfo> infos = of(email);
        SmimeInfo info = find(email, id).orElseThrow(GmailError::notFound);
        infos.remove(info);
        if (info.isDefault() != null && !infos.isEmpty()) {
            setDefault(email, infos.get(infos.size() - 1).id());
        }
    }

    /** @throws GmailError 404 when there is no such alias or certificate */
    public synchronized void setDefault(String email, String id) {
        find(email, id).orElseThrow(GmailError::notFound);
        of(email).replaceAll(info -> info.withDefault(info.id().equals(id)));
    }

    /** Forgets what belongs to an alias that is no more. */
    public synchronized void forget(String email) {
        byEmail.remove(EmailAddresses.key(email));
    }

    private List<SmimeInfo> of(String email) {
        return byEmail.computeIfAbsent(aliases.require(email).sendAsEmail(), key -> new ArrayList<>());
    }
}
