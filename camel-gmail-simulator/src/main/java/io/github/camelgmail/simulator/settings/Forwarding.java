package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where mail may be forwarded to, and whether all of it is. Nothing is forwarded to an address that is not verified. Safe
 * for concurrent use.
 */
public final class Forwarding {

    private final String account;
    private final Map<String, ForwardingAddress> addresses = new LinkedHashMap<>();
    private AutoForwarding autoForwarding = AutoForwarding.OFF;

    Forwarding(String account) {
        this.account = account;
    }

    public synchronized List<ForwardingAddress> list() {
        return List.copyOf(addresses.values());
    }

    public synchronized Optional<ForwardingAddress> find(String email) {
        return Optional.ofNullable(addresses.get(EmailAddresses.key(email)));
    }

    /** Whether mail can be forwarded to the address now. */
    public boolean isVerified(String email) {
        return email != null
                && find(email).map(ForwardingAddress::verificationStatus).orElse(null) == VerificationStatus.ACCEPTED;
    }

    /**
     * Adds an address, which waits for its owner's consent unless it lies in the account's domain.
     *
     * @throws GmailError 400 for a malformed address, 409 for one that is there
     */
    public synchronized ForwardingAddress create(String email) {
        String key = EmailAddresses.require(email, "forwardingEmail");
        if (addresses.containsKey(key)) {
            throw GmailError.alreadyExists("Forwarding address already exists");
        }
        boolean accepted = EmailAddresses.belongsToDomainOf(account, key);
        return put(key, accepted ? VerificationStatus.ACCEPTED : VerificationStatus.PENDING);
    }

    /**
     * Removes an address; if all mail was forwarded to it, that ends.
     *
     * @throws GmailError 404 for no such address
     */
    public synchronized void delete(String email) {
        String key = require(email);
        addresses.remove(key);
        if (key.equals(autoForwarding.emailAddress())) {
            autoForwarding = AutoForwarding.OFF;
        }
    }

    /** The owner of the address agrees, as by the link in the verification mail. */
    public synchronized ForwardingAddress accept(String email) {
        return put(require(email), VerificationStatus.ACCEPTED);
    }

    public synchronized AutoForwarding autoForwarding() {
        return autoForwarding;
    }

    /**
     * Turns the forwarding of all mail on or off.
     *
     * @throws GmailError 400 when it is to be on without a verified address or without a disposition
     */
    public synchronized AutoForwarding autoForwarding(AutoForwarding wanted) {
        if (wanted.enabled()) {
            requireVerified(wanted.emailAddress());
            if (wanted.disposition() == null) {
                throw GmailError.invalidArgument("Invalid disposition");
            }
        }
        String email = wanted.emailAddress() == null ? null : EmailAddresses.key(wanted.emailAddress());
        autoForwarding = new AutoForwarding(wanted.enabled(), email, wanted.disposition());
        return autoForwarding;
    }

    /** @throws GmailError 400 when mail can't be forwarded to the address */
    void requireVerified(String email) {
        if (!isVerified(email)) {
            throw GmailError.invalidArgument("Unrecognized forwarding address");
        }
    }

    private String require(String email) {
        return find(email).orElseThrow(GmailError::notFound).forwardingEmail();
    }

    private ForwardingAddress put(String key, VerificationStatus status) {
        ForwardingAddress address = new ForwardingAddress(key, status);
        addresses.put(key, address);
        return address;
    }
}
