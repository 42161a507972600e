package io.github.camelgmail.simulator.pubsub;

/** Shares, between 0 for never and 1 for always. */
final class Shares {

    private Shares() {}

    static double require(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share must be between 0 and 1, found " + share);
        }
        return share;
    }
}
