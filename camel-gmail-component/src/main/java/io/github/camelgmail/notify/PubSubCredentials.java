package io.github.camelgmail.notify;

import com.google.auth.Credentials;
import java.io.IOException;

/** Gives the credentials for Pub/Sub. Asked when a connection is made, never before. */
@FunctionalInterface
public interface PubSubCredentials {

    /**
     * The credentials.
     *
     * @throws IOException              when they can't be read now
     * @throws IllegalArgumentException when the configuration is wrong; names the option
     */
    Credentials get() throws IOException;
}
