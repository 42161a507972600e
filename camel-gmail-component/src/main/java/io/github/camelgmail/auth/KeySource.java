package io.github.camelgmail.auth;

import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gives the public keys that tokens are signed with. */
@FunctionalInterface
public interface KeySource {

    /**
     * The key of this id, without blocking.
     *
     * @return empty when there is none; fails with an {@link java.io.IOException} while that can't be told
     */
    CompletableFuture<Optional<PublicKey>> key(String id);
}
