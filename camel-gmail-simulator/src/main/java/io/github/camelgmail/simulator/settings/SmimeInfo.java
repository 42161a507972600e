package io.github.camelgmail.simulator.settings;

/**
 * A certificate that mail from an address is signed with (Gmail API reference, users.settings.sendAs.smimeInfo). The
 * private key is not kept.
 *
 * @param id         unique in the mailbox
 * @param issuerCn   the common name of who issued the certificate
 * @param isDefault  true for one certificate of an address, null for all others
 * @param expiration ms since the epoch
 * @param pem        the certificate, then those that vouch for it
 */
public record SmimeInfo(String id, String issuerCn, Boolean isDefault, Long expiration, String pem) {

    SmimeInfo withDefault(boolean value) {
        return new SmimeInfo(id, issuerCn, value ? true : null, expiration, pem);
    }
}
