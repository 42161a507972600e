package io.github.camelgmail.auth;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Credentials for Google Cloud's own services: those of the application itself, where {@link CredentialsFactory} gives those to
 * act as a mailbox's owner.
 */
public final class ServiceCredentials {

    /** What Pub/Sub asks for. */
    public static final String PUBSUB = "https://www.googleapis.com/auth/pubsub";

    private ServiceCredentials() {}

    /**
     * The credentials for Pub/Sub. Where none are named, Gmail's do if they are a service account's or such; a user's consent to
     * Gmail says nothing about Pub/Sub, so then Application Default Credentials are used.
     *
     * @param own   option {@code pubsubCredentials}: a text as {@code credentials} takes it, a bean, or null
     * @param gmail option {@code credentials} likewise
     */
    public static Credentials pubSub(Object own, Object gmail) throws IOException {
        if (own != null) {
            return new UnloggedCredentials(scoped(of("pubsubCredentials", own)));
        }
        Credentials shared = gmail == null ? null : of("credentials", gmail);
        return new UnloggedCredentials(scoped(
                shared == null || shared instanceof UserCredentials
                        ? GoogleCredentials.getApplicationDefault()
                        : shared));
    }

    private static Credentials of(String option, Object value) throws IOException {
        if (value instanceof Credentials bean) {
            return bean;
        }
        if (value instanceof String text) {
            return GoogleCredentials.fromStream(new ByteArrayInputStream(CredentialsJson.read(option, text)));
        }
        throw new IllegalArgumentException("Invalid option " + option + ": found a bean of type "
                + value.getClass().getName() + ", allowed: com.google.auth.Credentials");
    }

    private static Credentials scoped(Credentials credentials) {
        return credentials instanceof GoogleCredentials google ? google.createScoped(PUBSUB) : credentials;
    }
}
