package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses that a user can send from. The account's own is always among them, and exactly one is the default. Safe
 * for concurrent use.
 */
public final class SendAsAliases {

    private final String primary;
    private final Map<String, SendAs> byEmail = new LinkedHashMap<>();

    SendAsAliases(String primary, String displayName) {
        this.primary = primary;
        byEmail.put(primary, new SendAs(primary, displayName, "", "", true, true, null, null, null));
    }

    /** All of them, the account's own first. */
    public synchronized List<SendAs> list() {
        return List.copyOf(byEmail.values());
    }

    /** The addresses that mail can be sent from now, the account's own first. */
    public List<String> usableAddresses() {
        return list().stream().filter(SendAs::usable).map(SendAs::sendAsEmail).toList();
    }

    /** What new mail is from. */
    public SendAs defaultAlias() {
        return list().stream()
                .filter(alias -> Boolean.TRUE.equals(alias.isDefault()))
                .findFirst()
                .orElseThrow();
    }

    public synchronized Optional<SendAs> find(String email) {
        return Optional.ofNullable(byEmail.get(EmailAddresses.key(email)));
    }

    /** @throws GmailError 404 for no such address */
    public SendAs require(String email) {
        return find(email).orElseThrow(GmailError::notFound);
    }

    /**
     * Adds an address, which waits for its owner's consent unless it lies in the account's domain.
     *
     * @param wanted the new alias; its read-only fields are ignored
     * @throws GmailError 400 for a malformed field, 409 for an address that is there
     */
    public synchronized SendAs create(SendAs wanted) {
        String email = EmailAddresses.require(wanted.sendAsEmail(), "sendAsEmail");
        if (byEmail.containsKey(email)) {
            throw GmailError.alreadyExists("Send-as alias already exists");
        }
        boolean accepted = EmailAddresses.belongsToDomainOf(primary, email);
        VerificationStatus status = accepted ? VerificationStatus.ACCEPTED : VerificationStatus.PENDING;
        SendAs blank = new SendAs(email, "", "", "", null, null, null, null, status);
        return put(merged(blank, wanted), wanted.isDefault());
    }

    /**
     * Replaces what can be changed of an address.
     *
     * @param wanted the new state; its read-only fields are ignored
     * @throws GmailError 404 for no such address, 400 for a malformed field or a default that is taken back
     */
    public synchronized SendAs update(String email, SendAs wanted) {
        return put(merged(require(email), wanted), wanted.isDefault());
    }

    /**
     * Removes an address. If it was the default, the account's own becomes that.
     *
     * @throws GmailError 404 for no such address, 400 for the account's own
     */
    public synchronized void delete(String email) {
        SendAs alias = require(email);
        if (alias.sendAsEmail().equals(primary)) {
            throw GmailError.invalidArgument("Cannot delete primary send-as");
        }
        byEmail.remove(alias.sendAsEmail());
        if (alias.isDefault() != null) {
            makeDefault(primary);
        }
    }

    /** The owner of the address agrees, as by the link in the verification mail. */
    public synchronized SendAs accept(String email) {
        SendAs accepted = require(email).accepted();
        byEmail.put(accepted.sendAsEmail(), accepted);
        return accepted;
    }

    private SendAs put(SendAs alias, Boolean wantsDefault) {
        if (Boolean.FALSE.equals(wantsDefault)) {
            throw GmailError.invalidArgument("isDefault can only be set to true");
        }
        if (Boolean.TRUE.equals(wantsDefault) && !alias.usable()) {
            throw GmailError.failedPrecondition("Send-as alias is not verified");
        }
        byEmail.put(alias.sendAsEmail(), alias);
        if (Boolean.TRUE.equals(wantsDefault)) {
            makeDefault(alias.sendAsEmail());
        }
        return byEmail.get(alias.sendAsEmail());
    }

    private void makeDefault(String email) {
        byEmail.replaceAll((key, alias) -> alias.withDefault(key.equals(email)));
    }

    private static SendAs merged(SendAs old, SendAs wanted) {
        boolean custom = old.isPrimary() == null;
        String replyTo = text(wanted.replyToAddress());
        return new SendAs(
                old.sendAsEmail(),
                text(wanted.displayName()),
                replyTo.isEmpty() ? "" : EmailAddresses.require(replyTo, "replyToAddress"),
                text(Html.sanitise(wanted.signature())),
                old.isPrimary(),
                old.isDefault(),
                custom && Boolean.TRUE.equals(wanted.treatAsAlias()) ? true : null,
                custom && wanted.smtpMsa() != null ? wanted.smtpMsa().checked() : null,
                old.verificationStatus());
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
