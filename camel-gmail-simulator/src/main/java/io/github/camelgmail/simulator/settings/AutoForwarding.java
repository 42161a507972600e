package io.github.camelgmail.simulator.settings;

/**
 * Whether all mail that arrives is forwarded.
 *
 * @param emailAddress a verified forwarding address; null when never set
 * @param disposition  what becomes of the message in this mailbox; null when never set
 */
public record AutoForwarding(boolean enabled, String emailAddress, Disposition disposition) {

    static final AutoForwarding OFF = new AutoForwarding(false, null, null);
}
