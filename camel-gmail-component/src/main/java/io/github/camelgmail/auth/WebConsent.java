package io.github.camelgmail.auth;

import com.google.api.client.http.HttpTransport;
import com.google.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets the users of a web application open their mailboxes to it: send a signed-in user to {@link #authorizationUrl}, give
 * what the browser brings back to {@link #exchange}, and use {@link #credentials} from then on, in the component as a bean
 * for option {@code credentials}.
 *
 * <p>Nothing is kept between the two steps: the state is signed, and is good for its user and for ten minutes only. So several
 * servers with the same key can share the work. Thread-safe.
 */
public final class WebConsent {

    private static final Duration VALIDITY = Duration.ofMinutes(10);
    private static final int NONCE_BYTES = 16;
    private static final int HEAD_BYTES = NONCE_BYTES + Long.BYTES;
    private static final int LEAST_KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final HttpTransport transport = ConsentFlow.transport();
    private final ClientSecrets client;
    private final URI redirectUri;
    private final List<String> scopes;
    private final TokenStore store;
    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Does nothing remote.
     *
     * @param client      an OAuth client of type web application
     * @param redirectUri the application's own address to which the browser returns, as the client has it registered
     * @param scopes      the scopes to ask for, as URLs
     * @param store       keeps the refresh tokens
     * @param stateKey    signs the state: at least 32 random bytes, the same on all servers of the application, and secret
     */
    public WebConsent(
            ClientSecrets client, URI redirectUri, Collection<String> scopes, TokenStore store, byte[] stateKey) {
        this(client, redirectUri, scopes, store, stateKey, Clock.systemUTC());
    }

    WebConsent(
            ClientSecrets client,
            URI redirectUri,
            Collection<String> scopes,
            TokenStore store,
            byte[] stateKey,
            Clock clock) {
        if (stateKey.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The state key has " + stateKey.length + " bytes, needed are at least " + LEAST_KEY_BYTES);
        }
        this.client = client;
        this.redirectUri = redirectUri;
        this.scopes = List.copyOf(scopes);
        this.store = store;
        this.key = new SecretKeySpec(stateKey, HMAC);
        this.clock = clock;
    }

    /**
     * The page to send a user's browser to.
     *
     * @param user    who is signed in to the application, by the application's own name
     * @param mailbox the address that is expected to consent, or null
     */
    public URI authorizationUrl(String user, String mailbox) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(nonce)
                .putLong(clock.instant().plus(VALIDITY).getEpochSecond())
                .array();
        byte[] signature = sign("state", head, user);
        String state = base64(ByteBuffer.allocate(head.length + signature.length)
                .put(head)
                .put(signature)
                .array());
        return flow(head, user).url(state, mailbox);
    }

    /**
     * Redeems what the browser brings back, and stores the user's refresh token.
     *
     * @param user  who is signed in now: nobody but the user who was sent may come back, or else someone could be made to
     *              give another one access to a mailbox
     * @param code  parameter {@code code} of the request; null when the user denied
     * @param state parameter {@code state} of the request
     * @throws ConsentException when the user has not consented, when the state is forged, expired or another user's, or
     *                          when the code is not accepted
     * @throws IOException      when the token endpoint or the store fails
     */
    public void exchange(String user, String code, String state) throws IOException {
        byte[] head = verified(user, state);
        if (code == null || code.isBlank()) {
            throw new ConsentException("access_denied", "The user has not consented");
        }
        store.store(user, flow(head, user).redeem(code));
    }

    /**
     * The credentials of a user, who need not have consented yet. They take the refresh token from the store whenever they
     * need one, so that a new consent is found without a restart; without one, or with one that was revoked, calls fail and
     * say that the user has to consent again.
     */
    public Credentials credentials(String user) {
        return new StoredCredentials(user, store, client, () -> transport);
    }

    private ConsentFlow flow(byte[] head, String user) {
        return new ConsentFlow(client, redirectUri, scopes, base64(sign("verifier", head, user)), transport);
    }

    private byte[] verified(String user, String state) throws ConsentException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(state == null ? "" : state);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        byte[] head = Arrays.copyOf(bytes, HEAD_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, Math.min(HEAD_BYTES, bytes.length), bytes.length);
        if (!MessageDigest.isEqual(signature, sign("state", head, user))) {
            throw new ConsentException(
                    "invalid_state", "The state is not one that this user was sent with; let the user begin again");
        }
        if (clock.instant().getEpochSecond() >= ByteBuffer.wrap(head).getLong(NONCE_BYTES)) {
            throw new ConsentException("invalid_state", "The user took too long; let the user begin again");
        }
        return head;
    }

    private byte[] sign(String purpose, byte[] head, String user) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((purpose + ':').getBytes(StandardCharsets.US_ASCII));
            mac.update(head);
            return mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The client's id only. */
    @Override
    public String toString() {
        return "WebConsent[" + client + "]";
    }
}
