package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;

/**
 * An SMTP service that mail of an alias leaves by (Gmail API reference, users.settings.sendAs). Nothing is ever sent to
 * it, and its credentials are never told.
 *
 * @param host         the service's host name
 * @param port         its TCP port
 * @param username     null when none was given
 * @param password     null when none was given
 * @param securityMode how the connection is secured
 */
public record SmtpMsa(String host, Integer port, String username, String password, SecurityMode securityMode) {

    private static final int PLAIN_PORT = 25;
    private static final int HIGHEST_PORT = 65_535;

    /** How the connection is secured. */
    public enum SecurityMode {
        NONE,
        SSL,
        STARTTLS
    }

    SmtpMsa checked() {
        if (host == null || host.isBlank()) {
            throw GmailError.invalidArgument("Invalid SMTP MSA host");
        }
        boolean anyPort = port != null && port > 0 && port <= HIGHEST_PORT;
        if (!anyPort || securityMode == SecurityMode.NONE && port != PLAIN_PORT) {
            throw GmailError.invalidArgument("Invalid SMTP MSA port");
        }
        if (securityMode == null) {
            throw GmailError.invalidArgument("Invalid SMTP MSA security mode");
        }
        return this;
    }

    @Override
    public String toString() {
        return "SmtpMsa[" + host + ":" + port + ", " + securityMode + "]";
    }
}
