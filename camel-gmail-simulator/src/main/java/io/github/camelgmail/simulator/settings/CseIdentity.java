package io.github.camelgmail.simulator.settings;

/**
 * An address that encrypts and signs on the client (Gmail API reference, users.settings.cse.identities).
 *
 * @param emailAddress           the account's own address
 * @param primaryKeyPairId       the key pair for both; null when there are two
 * @param signAndEncryptKeyPairs one key pair for each; null when one does both
 */
public record CseIdentity(String emailAddress, String primaryKeyPairId, KeyPairs signAndEncryptKeyPairs) {

    /** Different key pairs for signing and for encryption. */
    public record KeyPairs(String signingKeyPairId, String encryptionKeyPairId) {}
}
