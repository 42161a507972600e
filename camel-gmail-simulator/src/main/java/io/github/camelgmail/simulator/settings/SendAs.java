package io.github.camelgmail.simulator.settings;

/**
 * An address that a user can send from (Gmail API reference, users.settings.sendAs). What is null does not apply or was
 * never set; a flag is either true or null.
 *
 * @param sendAsEmail        the address in lower case
 * @param signature          HTML without anything active
 * @param isPrimary          whether it is the account's own address, which all of the following do not apply to, save
 *                           {@code isDefault}
 * @param isDefault          whether new mail is from this address; true for exactly one address of a mailbox
 * @param treatAsAlias       whether it stands for the account's own address
 * @param smtpMsa            what its mail leaves by
 * @param verificationStatus whether it can be sent from yet
 */
public record SendAs(
        String sendAsEmail,
        String displayName,
        String replyToAddress,
        String signature,
        Boolean isPrimary,
        Boolean isDefault,
        Boolean treatAsAlias,
        SmtpMsa smtpMsa,
        VerificationStatus verificationStatus) {

    /** Whether mail can be sent from it. */
    public boolean usable() {
        return verificationStatus != VerificationStatus.PENDING;
    }

    SendAs withDefault(boolean value) {
        return new SendAs(
                sendAsEmail,
                displayName,
                replyToAddress,
                signature,
                isPrimary,
                value ? true : null,
                treatAsAlias,
                smtpMsa,
                verificationStatus);
    }

    SendAs accepted() {
        return new SendAs(
                sendAsEmail,
                displayName,
                replyToAddress,
                signature,
                isPrimary,
                isDefault,
                treatAsAlias,
                smtpMsa,
                VerificationStatus.ACCEPTED);
    }
}
