package io.github.camelgmail.simulator.settings;

/**
 * Somebody who may read and send the mailbox's mail.
 *
 * @param delegateEmail the primary address in lower case
 */
public record Delegate(String delegateEmail, VerificationStatus verificationStatus) {}
