package io.github.camelgmail.notify;

import com.google.auth.Credentials;
import io.github.camelgmail.auth.ServiceCredentials;
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

    /**
     * Those that options name: {@code pubsubCredentials}, else {@code credentials} unless they are a user's consent to Gmail,
     * else Application Default Credentials.
     *
     * @param own   option {@code pubsubCredentials}: text, bean or null
     * @param gmail option {@code credentials} likewise
     */
    static PubSubCredentials of(Object own, Object gmail) {
        return () -> ServiceCredentials.pubSub(own, gmail);
    }
}
