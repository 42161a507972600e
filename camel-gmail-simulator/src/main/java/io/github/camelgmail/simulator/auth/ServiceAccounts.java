package io.github.camelgmail.simulator.auth;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The service accounts that exist. They share one key pair, because making one is slow, under key ids of their own. */
public final class ServiceAccounts {

    private final Map<String, ServiceAccount> byEmail = new ConcurrentHashMap<>();
    private KeyPair keyPair;

    /**
     * Creates a service account, or gives an existing one a new key id, with domain-wide delegation.
     *
     * @param clientEmail its address
     * @param tokenUri    the token endpoint that the key file names
     * @param scopes      the scopes it is authorised for in every mailbox
     * @return the members of a service account key file
     */
    public Map<String, String> create(String clientEmail, String tokenUri, Set<String> scopes) {
        KeyPair keys = keyPair();
        String keyId = UUID.randomUUID().toString().replace("-", "");
        byEmail.put(clientEmail, new ServiceAccount(keyId, (RSAPublicKey) keys.getPublic(), Set.copyOf(scopes)));
        Map<String, String> file = new LinkedHashMap<>();
        file.put("type", "service_account");
        file.put("project_id", "simulator");
        file.put("private_key_id", keyId);
        file.put("private_key", pem(keys.getPrivate().getEncoded()));
        file.put("client_email", clientEmail);
        file.put("client_id", "100000000000000000000");
        file.put("auth_uri", "https://accounts.google.com/o/oauth2/auth");
        file.put("token_uri", tokenUri);
        file.put("universe_domain", "googleapis.com");
        return file;
    }

    /** Forgets every account. */
    public void clear() {
        byEmail.clear();
    }

    /** An RSA-SHA256 signature with an account's key; empty when there is no such account. */
    public Optional<byte[]> sign(String clientEmail, byte[] payload) {
        return Optional.ofNullable(find(clientEmail)).map(account -> {
            try {
                Signature signer = Signature.getInstance("SHA256withRSA");
                signer.initSign(keyPair().getPrivate());
                signer.update(payload);
                return signer.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform signs with RSA", e);
            }
        });
    }

    ServiceAccount find(String clientEmail) {
        return clientEmail == null ? null : byEmail.get(clientEmail);
    }

    private synchronized KeyPair keyPair() {
        if (keyPair == null) {
            keyPair = newKeyPair();
        }
        return keyPair;
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static String pem(byte[] pkcs8) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** One account: the id and public half of its key, and what it may do in every mailbox. */
    record ServiceAccount(String keyId, RSAPublicKey key, Set<String> scopes) {}
}
