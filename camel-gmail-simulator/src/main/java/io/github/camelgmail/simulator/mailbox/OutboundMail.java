package io.github.camelgmail.simulator.mailbox;

/**
 * A mail that left the simulated system, since its recipient has no mailbox in it.
 *
 * @param sender    the address of the sending mailbox
 * @param recipient the address it went to, as written in the mail
 * @param raw       the RFC 822 bytes as handed over, without Bcc
 */
public record OutboundMail(String sender, String recipient, byte[] raw) {}
