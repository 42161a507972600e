package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.MailSystem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Attachment ids: long tokens that say which part of a message is meant, differ from call to call, and expire.
 */
final class AttachmentTokens {

    private static final String PREFIX = "ANGjdJ";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 32;
    private static final int CONTENT_BYTES = 250;

    private final MailSystem system;
    private final Random random = new Random();
    private final SecretKeySpec key;

    AttachmentTokens(MailSystem system) {
        this.system = system;
        byte[] secret = new byte[SEAL_BYTES];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A new token for a part. */
    String issue(String messageId, String partId) {
        byte[] part = partId.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer content = ByteBuffer.allocate(Math.max(CONTENT_BYTES, Long.BYTES + Short.BYTES + part.length));
        random.nextBytes(content.array());
        content.putLong(system.clock().millis()).putShort((short) part.length).put(part);
        ByteBuffer token = ByteBuffer.allocate(content.capacity() + SEAL_BYTES);
        token.put(content.array()).put(seal(messageId, content.array()));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * The part id of a token.
     *
     * @throws GmailError 400 when it was not issued for this message, or too long ago
     */
    String partId(String messageId, String token) {
        byte[] bytes = decode(token);
        byte[] content = Arrays.copyOf(bytes, bytes.length - SEAL_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, content.length, bytes.length);
        if (!MessageDigest.isEqual(seal, seal(messageId, content))) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        long age = system.clock().millis() - buffer.getLong();
        if (age > system.attachmentTokenLifetime().toMillis()) {
            throw invalid();
        }
        byte[] part = new byte[buffer.getShort()];
        buffer.get(part);
        return new String(part, StandardCharsets.US_ASCII);
    }

    private static byte[] decode(String token) {
        try {
            if (token.startsWith(PREFIX)) {
                byte[] bytes = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
                if (bytes.length >= CONTENT_BYTES + SEAL_BYTES) {
                    return bytes;
                }
            }
        } catch (IllegalArgumentException e) {
            // refused below with the same words
        }
        throw invalid();
    }

    private byte[] seal(String messageId, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(messageId.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static GmailError invalid() {
        return GmailError.invalidArgument("Invalid attachment token");
    }
}
