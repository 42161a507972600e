package io.github.camelgmail.client;

import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.Credentials;
import com.google.auth.Retryable;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.github.camelgmail.auth.CredentialsProvider;
import io.github.camelgmail.auth.DelegatedCredentials;
import io.github.camelgmail.auth.TokenLogging;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The credentials of one mailbox, made at its first call. A token that Gmail refuses is renewed once, however many calls
 * were refused with it.
 */
final class MailboxCredentials {

    /** There is no token to make a call with. */
    static final class NoTokenException extends Exception {

        private final transient Failure failure;

        NoTokenException(Failure failure) {
            super(failure.message(), failure.cause());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    private static final String CONSENT_AGAIN = "the user's consent was withdrawn or has expired; let the user consent"
            + " again, by running io.github.camelgmail.auth.Authorize or where your application asks for it, and set the new"
            + " refresh token (option refreshToken, or the file that option credentials names)";
    private static final String DELEGATION =
            "the service account may not act as this user; check that the mailbox exists,"
                    + " and that an administrator has granted the account's client id domain-wide delegation for ";

    private final String userId;
    private final CredentialsProvider provider;
    private final HttpTransport transport;
    private final URI server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Set<String>, Credentials> scoped = new HashMap<>();
    private Credentials credentials;

    MailboxCredentials(String userId, CredentialsProvider provider, HttpTransport transport, String rootUrl) {
        this.userId = userId;
        this.provider = provider;
        this.transport = transport;
        this.server = URI.create(rootUrl);
    }

    /** The headers that authorise a request; blocks while a token is fetched. */
    Map<String, List<String>> headers(Set<String> scopes) throws NoTokenException {
        try {
            Credentials current = credentials(scopes);
            return TokenLogging.without(() -> current.getRequestMetadata(server));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new NoTokenException(failure(e, scopes));
        }
    }

    /**
     * To whom Gmail is to count the requests: a user whom a service account acts as, by a name that tells nothing. Null for
     * other credentials, which belong to one user anyway, and before the first token.
     */
    String quotaUser() {
        lock.lock();
        try {
            String user = null;
            if (credentials instanceof ServiceAccountCredentials account) {
                user = account.getServiceAccountUser();
            } else if (credentials instanceof DelegatedCredentials delegated) {
                user = delegated.user();
            }
            return user == null
                    ? null
                    : UUID.nameUUIDFromBytes(user.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                            .toString();
        } finally {
            lock.unlock();
        }
    }

    /** Renews the token unless it is another one already than the one in these headers. */
    void renew(Set<String> scopes, Map<String, List<String>> refused) throws NoTokenException {
        lock.lock();
        try {
            Credentials current = credentials(scopes);
            if (TokenLogging.without(() -> current.getRequestMetadata(server)).equals(refused)) {
                TokenLogging.without(() -> {
                    current.refresh();
                    return null;
                });
            }
        } catch (IllegalStateException e) {
            throw new NoTokenException(Failure.noCredentials(
                    "Gmail does not accept the access token: it has expired or was revoked, and can't be renewed by"
                            + " itself; set a new one (option accessToken), or credentials that renew themselves",
                    null));
        } catch (IOException | IllegalArgumentException e) {
            throw new NoTokenException(failure(e, scopes));
        } finally {
            lock.unlock();
        }
    }

    /** Those of a user, and those whose scopes the user of the component has chosen, are the same for all calls. */
    private Credentials credentials(Set<String> scopes) throws IOException {
        lock.lock();
        try {
            if (credentials == null) {
                credentials = provider.credentials(userId, () -> transport);
            }
            return credentials instanceof GoogleCredentials google && google.createScopedRequired()
                    ? scoped.computeIfAbsent(scopes, google::createScoped)
                    : credentials;
        } finally {
            lock.unlock();
        }
    }

    private Failure failure(Exception exception, Set<String> scopes) {
        if (!(exception instanceof IOException io)) {
            return Failure.noCredentials(exception.getMessage(), exception);
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException response
                    && response.getStatusCode() < 500
                    && response.getStatusCode() != 429) {
                return refusedByTokenEndpoint(response, scopes);
            }
        }
        boolean permanent = io instanceof Retryable retryable && !retryable.isRetryable() && io.getCause() == null;
        return permanent
                ? Failure.noCredentials("no access token: " + io.getMessage(), io)
                : new Failure(Failure.Kind.UNREACHABLE, 0, "", "no access token: " + io.getMessage(), null, io);
    }

    private Failure refusedByTokenEndpoint(HttpResponseException response, Set<String> scopes) {
        String error = "";
        String description = "";
        try {
            GenericJson json = GsonFactory.getDefaultInstance()
                    .fromString(response.getContent() == null ? "{}" : response.getContent(), GenericJson.class);
            error = json.get("error") instanceof String text ? text : "";
            description = json.get("error_description") instanceof String text ? text : "";
        } catch (IOException | RuntimeException e) {
            description = "its answer is not JSON";
        }
        String message = "the token endpoint refused the credentials with " + response.getStatusCode() + " " + error
                + (description.isEmpty() ? "" : " (" + description + ")");
        boolean account =
                credentials instanceof ServiceAccountCredentials || credentials instanceof DelegatedCredentials;
        boolean hint = error.equals("invalid_grant") || account && error.equals("unauthorized_client");
        return new Failure(
                Failure.Kind.NO_CREDENTIALS,
                response.getStatusCode(),
                error,
                hint ? message + ": " + (account ? DELEGATION + scopes(scopes) : CONSENT_AGAIN) : message,
                null,
                null);
    }

    /** Which scopes a token was asked for with. */
    private String scopes(Set<String> chosen) {
        boolean own = credentials instanceof GoogleCredentials google && google.createScopedRequired();
        return own ? String.join(" ", new TreeSet<>(chosen)) : "the scopes of option scopes";
    }
}
