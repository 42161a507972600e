package io.github.camelgmail.simulator.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Google's signed ID tokens of service accounts, genuine ones and, for tests of whoever verifies them, false ones. The keys are
 * served as a JWK set. Safe for concurrent use.
 */
public final class IdTokens {

    private static final String ISSUER = "https://accounts.google.com";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration LEAST_LEFT = Duration.ofMinutes(1);

    private final Clock clock;
    private final List<RSAKey> keys = new ArrayList<>();
    private final Map<Holder, Issued> issued = new HashMap<>();

    public IdTokens(Clock clock) {
        this.clock = clock;
    }

    /** The token of a service account for an audience: the same one again until it has less than a minute left. */
    public synchronized String issue(String email, String audience) {
        Instant now = clock.instant();
        Issued token = issued.get(new Holder(email, audience));
        if (token == null || now.isAfter(token.end().minus(LEAST_LEFT))) {
            token = new Issued(signed(key(), claims(email, audience, now)), now.plus(LIFETIME));
            issued.put(new Holder(email, audience), token);
        }
        return token.text();
    }

    /** A token signed with a key that is not Google's, under the id of one that is. */
    public synchronized String signedWithAnotherKey(String email, String audience) {
        return signed(newKey(key().getKeyID()), claims(email, audience, clock.instant()));
    }

    /** A token whose e-mail address is not verified. */
    public synchronized String withUnverifiedEmail(String email, String audience) {
        return signed(
                key(),
                new JWTClaimsSet.Builder(claims(email, audience, clock.instant()))
                        .claim("email_verified", false)
                        .build());
    }

    /** A token without an e-mail address. */
    public synchronized String withoutEmail(String email, String audience) {
        return signed(
                key(),
                new JWTClaimsSet.Builder(claims(email, audience, clock.instant()))
                        .claim("email", null)
                        .claim("email_verified", null)
                        .build());
    }

    /** A token of another issuer, signed with Google's key. */
    public synchronized String ofIssuer(String issuer, String email, String audience) {
        return signed(
                key(),
                new JWTClaimsSet.Builder(claims(email, audience, clock.instant()))
                        .issuer(issuer)
                        .build());
    }

    /** A token that was issued at another time, an hour before its end: one hours ago is expired, one to come not yet valid. */
    public synchronized String issuedAt(Instant time, String email, String audience) {
        return signed(key(), claims(email, audience, time));
    }

    /** A token without a signature, of algorithm {@code none}. */
    public synchronized String unsigned(String email, String audience) {
        return new PlainJWT(claims(email, audience, clock.instant())).serialize();
    }

    /** A token whose HMAC has Google's public key as its secret. */
    public synchronized String hmacWithPublicKey(String email, String audience) {
        try {
            byte[] secret = key().toRSAPublicKey().getEncoded();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(key().getKeyID())
                    .build();
            return signed(header, new MACSigner(secret), claims(email, audience, clock.instant()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a public key is long enough a secret", e);
        }
    }

    /** The public keys that tokens are verified with, as a JWK set. */
    public synchronized String jwkSet() {
        key();
        return new JWKSet(new ArrayList<JWK>(keys)).toString(true);
    }

    /** Signs with a new key from now on; the old ones are served beside it. */
    public synchronized void rotate() {
        key();
        keys.add(0, newKey(UUID.randomUUID().toString().replace("-", "")));
        issued.clear();
    }

    /** Serves the key that signs now and no older one. */
    public synchronized void forgetOldKeys() {
        keys.subList(1, Math.max(1, keys.size())).clear();
    }

    /** Back to one key; the newest stays. */
    public synchronized void clear() {
        issued.clear();
        if (!keys.isEmpty()) {
            forgetOldKeys();
        }
    }

    private RSAKey key() {
        if (keys.isEmpty()) {
            keys.add(newKey(UUID.randomUUID().toString().replace("-", "")));
        }
        return keys.get(0);
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static JWTClaimsSet claims(String email, String audience, Instant issuedAt) {
        String subject = "1" + String.format("%020d", Integer.toUnsignedLong(email.hashCode()));
        return new JWTClaimsSet.Builder()
                .audience(audience)
                .claim("azp", subject)
                .claim("email", email)
                .claim("email_verified", true)
                .expirationTime(Date.from(issuedAt.plus(LIFETIME)))
                .issueTime(Date.from(issuedAt))
                .issuer(ISSUER)
                .subject(subject)
                .build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(com.nimbusds.jose.JOSEObjectType.JWT)
                    .build();
            return signed(header, new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform signs with RSA", e);
        }
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private record Holder(String email, String audience) {}

    /** Holds a secret, so it does not print itself. */
    private record Issued(String text, Instant end) {
        @Override
        public String toString() {
            return "Issued";
        }
    }
}
