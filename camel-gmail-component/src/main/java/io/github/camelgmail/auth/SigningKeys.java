package io.github.camelgmail.auth;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.http.HttpTransportFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The RSA keys of a JWK set (RFC 7517), as Google publishes those of its ID tokens. However many tokens come, the set is asked
 * for rarely: when it is an hour old, and when a key is unknown, though then at most once a minute. While the server can't be
 * reached, keys that were known stay in use for a day.
 *
 * <p>Thread-safe.
 */
public final class SigningKeys implements KeySource {

    /** The set that Google's ID tokens are signed with. */
    public static final String GOOGLE = "https://www.googleapis.com/oauth2/v3/certs";

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration FRESH_FOR = Duration.ofHours(1);
    private static final Duration USABLE_FOR = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int TIMEOUT_MS = 10_000;
    private static final int MAX_BYTES = 1_000_000;

    private final GenericUrl url;
    private final HttpTransportFactory transports;
    private final Executor executor;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Loaded loaded = new Loaded(Map.of(), Instant.MIN);
    private CompletableFuture<Loaded> loading;
    private Instant pauseUntil = Instant.MIN;

    private record Loaded(Map<String, PublicKey> keys, Instant at) {

        boolean isYounger(Duration age, Instant now) {
            return at.isAfter(now.minus(age));
        }
    }

    /**
     * @param url        of the JWK set
     * @param transports the HTTP to use
     * @param executor   on which requests block, one at a time
     * @param clock      the time
     */
    public SigningKeys(String url, HttpTransportFactory transports, Executor executor, Clock clock) {
        this.url = new GenericUrl(url);
        this.transports = transports;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Optional<PublicKey>> key(String id) {
        Instant now = clock.instant();
        Loaded known = loaded;
        boolean usable = known.isYounger(USABLE_FOR, now);
        PublicKey key = usable ? known.keys().get(id) : null;
        if (key == null) {
            CompletableFuture<Loaded> newer = load(now);
            if (newer != null) {
                return newer.thenApply(set -> Optional.ofNullable(set.keys().get(id)));
            }
            return usable
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : CompletableFuture.failedFuture(new IOException("The keys of " + url + " are not known yet"));
        }
        if (!known.isYounger(FRESH_FOR, now)) {
            load(now);
        }
        return CompletableFuture.completedFuture(Optional.of(key));
    }

    /** Begins to load the keys, so that they are there when the first token comes. */
    public void prepare() {
        load(clock.instant());
    }

    /** The loading under way; null when it is not time for another. */
    private CompletableFuture<Loaded> load(Instant now) {
        CompletableFuture<Loaded> begun;
        lock.lock();
        try {
            if (loading != null || now.isBefore(pauseUntil)) {
                return loading;
            }
            loading = new CompletableFuture<>();
            begun = loading;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(() -> fetch(begun));
        } catch (RuntimeException e) {
            ended(begun, null, new IOException("No thread is left to ask for keys on", e));
        }
        return begun;
    }

    private void fetch(CompletableFuture<Loaded> begun) {
        try {
            ended(begun, new Loaded(request(), clock.instant()), null);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("The keys of {} can't be had, so new tokens can't be verified: {}", url, e.getMessage());
            ended(begun, null, e);
        }
    }

    private void ended(CompletableFuture<Loaded> begun, Loaded set, Exception failure) {
        lock.lock();
        try {
            loading = null;
            pauseUntil = clock.instant().plus(failure == null ? PAUSE : PAUSE_AFTER_FAILURE);
            loaded = set == null ? loaded : set;
        } finally {
            lock.unlock();
        }
        if (failure == null) {
            begun.complete(set);
        } else {
            begun.completeExceptionally(new CompletionException(failure));
        }
    }

    private Map<String, PublicKey> request() throws IOException, GeneralSecurityException {
        HttpRequest request = transports
                .create()
                .createRequestFactory()
                .buildGetRequest(url)
                .setFollowRedirects(false)
                .setConnectTimeout(TIMEOUT_MS)
                .setReadTimeout(TIMEOUT_MS);
        HttpResponse response = request.execute();
        try {
            byte[] body = response.getContent().readNBytes(MAX_BYTES);
            return read(GsonFactory.getDefaultInstance()
                    .fromInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8, GenericJson.class));
        } finally {
            response.disconnect();
        }
    }

    private static Map<String, PublicKey> read(GenericJson set) throws IOException, GeneralSecurityException {
        if (!(set.get("keys") instanceof Collection<?> entries)) {
            throw new IOException("The answer is no JWK set");
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> jwk && isForSignatures(jwk)) {
                keys.put(
                        text(jwk, "kid"),
                        KeyFactory.getInstance("RSA")
                                .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"))));
            }
        }
        return keys;
    }

    /** Members that are left out restrict nothing (RFC 7517 section 4). */
    private static boolean isForSignatures(Map<?, ?> jwk) {
        return "RSA".equals(jwk.get("kty"))
                && jwk.get("kid") != null
                && (jwk.get("use") == null || "sig".equals(jwk.get("use")))
                && (jwk.get("alg") == null || "RS256".equals(jwk.get("alg")));
    }

    private static BigInteger number(Map<?, ?> jwk, String member) throws IOException {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text(jwk, member)));
    }

    private static String text(Map<?, ?> jwk, String member) throws IOException {
        if (jwk.get(member) instanceof String text) {
            return text;
        }
        throw new IOException("The JWK set has a key without " + member);
    }
}
