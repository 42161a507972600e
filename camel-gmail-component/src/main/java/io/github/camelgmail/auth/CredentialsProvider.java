package io.github.camelgmail.auth;

import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import java.io.IOException;

/** Gives the credentials with which calls to a mailbox are made. Asked at the first call to it, never before. */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * The credentials for a mailbox.
     *
     * @param userId     the mailbox: {@code me} or an address
     * @param transports the HTTP that the credentials are to use for the token endpoint
     * @throws IOException              when they can't be read now
     * @throws IllegalArgumentException when the configuration is wrong; names the option
     */
    Credentials credentials(String userId, HttpTransportFactory transports) throws IOException;
}
