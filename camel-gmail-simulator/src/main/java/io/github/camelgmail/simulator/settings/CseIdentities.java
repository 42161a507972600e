package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The identities of client-side encryption of one mailbox: at most the account's own address. Safe for concurrent use. */
public final class CseIdentities {

    private final String account;
    private final CseKeyPairs keyPairs;
    private final Map<String, CseIdentity> byEmail = new ConcurrentHashMap<>();

    CseIdentities(String account, CseKeyPairs keyPairs) {
        this.account = account;
        this.keyPairs = keyPairs;
    }

    public List<CseIdentity> list() {
        return List.copyOf(byEmail.values());
    }

    public Optional<CseIdentity> find(String email) {
        return Optional.ofNullable(byEmail.get(EmailAddresses.key(email)));
    }

    /**
     * Adds an identity.
     *
     * @throws GmailError 400 for another address than the account's own, or for key pairs that do not exist, are disabled
     *     or belong to another address; 409 for an identity that is there
     */
    public CseIdentity create(CseIdentity wanted) {
        CseIdentity identity = checked(wanted);
        if (byEmail.putIfAbsent(identity.emailAddress(), identity) != null) {
            throw GmailError.alreadyExists("CSE identity already exists");
        }
        return identity;
    }

    /**
     * Gives an identity other key pairs.
     *
     * @throws GmailError 404 for no such identity, 400 as {@link #create}
     */
    public CseIdentity update(String email, CseIdentity wanted) {
        String key = find(email).orElseThrow(GmailError::notFound).emailAddress();
        CseIdentity identity =
                checked(new CseIdentity(key, wanted.primaryKeyPairId(), wanted.signAndEncryptKeyPairs()));
        byEmail.put(key, identity);
        return identity;
    }

    /** @throws GmailError 404 for no such identity */
    public void delete(String email) {
        if (byEmail.remove(EmailAddresses.key(email)) == null) {
            throw GmailError.notFound();
        }
    }

    private CseIdentity checked(CseIdentity wanted) {
        String email = EmailAddresses.require(wanted.emailAddress(), "emailAddress");
        if (!email.equals(account)) {
            throw GmailError.invalidArgument("CSE identity must be the primary email address");
        }
        CseIdentity.KeyPairs two = wanted.signAndEncryptKeyPairs();
        if ((two == null) == (wanted.primaryKeyPairId() == null)) {
            throw GmailError.invalidArgument(
                    "CSE identity needs a primary key pair, or one to sign and one to encrypt");
        }
        Stream<String> needed = two == null
                ? Stream.of(wanted.primaryKeyPairId())
                : Stream.of(
                        Optional.ofNullable(two.signingKeyPairId()).orElse(""),
                        Optional.ofNullable(two.encryptionKeyPairId()).orElse(""));
        needed.forEach(this::requireUsable);
        return new CseIdentity(email, wanted.primaryKeyPairId(), two);
    }

    private void requireUsable(String keyPairId) {
        boolean usable = keyPairs.find(keyPairId)
                .filter(pair -> pair.enablementState() == CseKeyPair.EnablementState.ENABLED)
                .filter(pair -> pair.subjectEmailAddresses().contains(account))
                .isPresent();
        if (!usable) {
            throw GmailError.invalidArgument("Invalid key pair");
        }
    }
}
