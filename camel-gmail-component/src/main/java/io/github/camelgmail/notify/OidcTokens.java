package io.github.camelgmail.notify;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.TokenVerifier;
import com.google.auth.oauth2.TokenVerifier.VerificationException;
import io.github.camelgmail.auth.KeySource;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Tells Google's own requests from anyone else's by their OIDC token. It has to be signed by Google, and valid now, and meant for
 * this audience, and belong to this service account: any Google user can get a token of which only some of that is true.
 * Signatures are looked at last, so that a forgery costs next to nothing.
 *
 * <p>Thread-safe.
 */
public final class OidcTokens {

    /** Google's are a quarter of this. */
    private static final int MAX_LENGTH = 4_096;

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");
    private static final String SCHEME = "bearer ";

    private final String audience;
    private final String serviceAccount;
    private final KeySource keys;
    private final Clock clock;

    /**
     * @param audience       the audience that the subscription's tokens are made for
     * @param serviceAccount the e-mail address of the account that they are made for
     * @param keys           Google's
     * @param clock          the time
     */
    public OidcTokens(String audience, String serviceAccount, KeySource keys, Clock clock) {
        this.audience = audience;
        this.serviceAccount = serviceAccount;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Looks at a request's token, without blocking.
     *
     * @param authorization the header of that name; may be null
     * @return never fails
     */
    CompletableFuture<TokenVerdict> check(String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return CompletableFuture.completedFuture(TokenVerdict.MISSING);
        }
        if (authorization.length() > MAX_LENGTH
                || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return CompletableFuture.completedFuture(TokenVerdict.GARBAGE);
        }
        String text = authorization.substring(SCHEME.length()).strip();
        JsonWebSignature token;
        TokenVerdict claims;
        try {
            token = JsonWebSignature.parse(GsonFactory.getDefaultInstance(), text);
            claims = claims(token);
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.completedFuture(TokenVerdict.GARBAGE);
        }
        if (claims != TokenVerdict.GOOD) {
            return CompletableFuture.completedFuture(claims);
        }
        return keys.key(token.getHeader().getKeyId())
                .thenApply(key -> key.map(own -> signature(own, text)).orElse(TokenVerdict.WRONG_SIGNATURE))
                .exceptionally(failure -> TokenVerdict.UNDECIDED);
    }

    private TokenVerdict claims(JsonWebSignature token) {
        JsonWebToken.Payload claims = token.getPayload();
        long now = clock.instant().getEpochSecond();
        long soon = now + SKEW.toSeconds();
        if (!"RS256".equals(token.getHeader().getAlgorithm())
                || token.getHeader().getKeyId() == null) {
            return TokenVerdict.GARBAGE;
        }
        if (!ISSUERS.contains(claims.getIssuer())) {
            return TokenVerdict.WRONG_ISSUER;
        }
        if (!audience.equals(claims.getAudience())) {
            return TokenVerdict.WRONG_AUDIENCE;
        }
        if (!serviceAccount.equals(claims.get("email")) || !Boolean.TRUE.equals(claims.get("email_verified"))) {
            return TokenVerdict.WRONG_ACCOUNT;
        }
        if (claims.getExpirationTimeSeconds() == null || claims.getExpirationTimeSeconds() <= now) {
            return TokenVerdict.EXPIRED;
        }
        if (isAfter(claims.getIssuedAtTimeSeconds(), soon) || isAfter(claims.getNotBeforeTimeSeconds(), soon)) {
            return TokenVerdict.NOT_YET_VALID;
        }
        return TokenVerdict.GOOD;
    }

    private static boolean isAfter(Long seconds, long limit) {
        return seconds != null && seconds > limit;
    }

    private TokenVerdict signature(PublicKey key, String token) {
        try {
            TokenVerifier.newBuilder()
                    .setPublicKey(key)
                    .setAudience(audience)
                    .setClock(clock::millis)
                    .build()
                    .verify(token);
            return TokenVerdict.GOOD;
        } catch (VerificationException | RuntimeException e) {
            return TokenVerdict.WRONG_SIGNATURE;
        }
    }
}
