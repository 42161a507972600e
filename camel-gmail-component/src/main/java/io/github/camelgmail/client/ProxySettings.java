package io.github.camelgmail.client;

/**
 * An HTTP proxy.
 *
 * @param host     its name
 * @param port     its port
 * @param user     for a proxy that asks for one; else null
 * @param password of the user; else null
 */
public record ProxySettings(String host, int port, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
