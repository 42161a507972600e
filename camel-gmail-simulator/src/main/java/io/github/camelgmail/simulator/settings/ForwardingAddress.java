package io.github.camelgmail.simulator.settings;

/**
 * An address that mail may be forwarded to once its owner agrees.
 *
 * @param forwardingEmail the address in lower case
 */
public record ForwardingAddress(String forwardingEmail, VerificationStatus verificationStatus) {}
