package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;

/**
 * Where the private key of a pair is kept; one of the two.
 *
 * @param privateKeyMetadataId made by the server
 * @param kaclsKeyMetadata     with a key access control list service; null for a hardware key
 * @param hardwareKeyMetadata  on a smart card; null for a service
 */
public record CsePrivateKeyMetadata(
        String privateKeyMetadataId, Kacls kaclsKeyMetadata, HardwareKey hardwareKeyMetadata) {

    private static final int MOST_KACLS_CHARACTERS = 8 * 1024;

    /** A key access control list service and what it wants to be given back, at most 8 KiB. */
    public record Kacls(String kaclsUri, String kaclsData) {}

    /** A smart card. */
    public record HardwareKey(String description) {}

    CsePrivateKeyMetadata checked(String id) {
        if ((kaclsKeyMetadata == null) == (hardwareKeyMetadata == null)) {
            throw GmailError.invalidArgument("Invalid private key metadata");
        }
        if (kaclsKeyMetadata != null && !isComplete(kaclsKeyMetadata)) {
            throw GmailError.invalidArgument("Invalid KACLS key metadata");
        }
        return new CsePrivateKeyMetadata(id, kaclsKeyMetadata, hardwareKeyMetadata);
    }

    private static boolean isComplete(Kacls kacls) {
        return kacls.kaclsUri() != null
                && !kacls.kaclsUri().isBlank()
                && kacls.kaclsData() != null
                && !kacls.kaclsData().isEmpty()
                && kacls.kaclsData().length() <= MOST_KACLS_CHARACTERS;
    }
}
