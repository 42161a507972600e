package io.github.camelgmail.simulator.settings;

/** Whether the owner of an address has agreed to what an account does with it. */
public enum VerificationStatus {
    ACCEPTED,
    PENDING
}
