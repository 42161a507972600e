package io.github.camelgmail.simulator.pubsub;

/**
 * Where and how a push subscription delivers.
 *
 * @param endpoint            the URL
 * @param serviceAccountEmail whose token comes along; null for none
 * @param audience            the token's audience; null for the endpoint itself
 * @param wrapped             whether the body is Pub/Sub's envelope, or the bare data
 * @param writeMetadata       whether a bare body is accompanied by {@code x-goog-pubsub-*} headers
 */
public record PushConfig(
        String endpoint, String serviceAccountEmail, String audience, boolean wrapped, boolean writeMetadata) {

    /** Delivers envelopes without a token. */
    public static PushConfig to(String endpoint) {
        return new PushConfig(endpoint, null, null, true, false);
    }

    /** The same with a token of this service account, for the endpoint's own URL. */
    public PushConfig withToken(String email) {
        return withToken(email, null);
    }

    /** The same with a token of this service account for this audience. */
    public PushConfig withToken(String email, String tokenAudience) {
        return new PushConfig(endpoint, email, tokenAudience, wrapped, writeMetadata);
    }

    /** The same with the bare data as body. */
    public PushConfig unwrapped(boolean withMetadata) {
        return new PushConfig(endpoint, serviceAccountEmail, audience, false, withMetadata);
    }

    String tokenAudience() {
        return audience == null ? endpoint : audience;
    }
}
