package io.github.camelgmail.simulator.settings;

import java.util.Base64;
import java.util.Random;

/** Makes the ids of settings: opaque, and different from each other. */
final class RandomIds {

    private static final int BYTES = 24;

    private final Random random;

    RandomIds(Random random) {
        this.random = random;
    }

    String next(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().encodeToString(bytes);
    }
}
