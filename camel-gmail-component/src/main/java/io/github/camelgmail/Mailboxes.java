package io.github.camelgmail;

import com.google.auth.Credentials;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.auth.SigningKeys;
import io.github.camelgmail.client.CallCounters;
import io.github.camelgmail.client.ClientSettings;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailClients;
import io.github.camelgmail.client.ProxySettings;
import io.github.camelgmail.client.QuotaProfile;
import io.github.camelgmail.client.SharedQuota;
import io.github.camelgmail.operation.Mailbox;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The mailboxes that the component's endpoints reach; those reached in the same way share connections and quota. */
final class Mailboxes {

    private final CamelContext context;
    private final Clock clock;
    private final Map<Access, GmailClients> clients = new ConcurrentHashMap<>();
    private final Map<Account, SharedQuota> quotas = new ConcurrentHashMap<>();
    private final Map<Reached, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();

    private ExecutorService calls;
    private ScheduledExecutorService timer;

    /** @param rootUrl as the option has it: null for Google's servers, of which the token endpoint is another one */
    private record Access(ClientSettings settings, CredentialSettings credentials, String rootUrl) {}

    /** Whose quota it is: Gmail counts all that one project does, however it connects. */
    private record Account(CredentialSettings credentials, String rootUrl) {}

    private record Reached(Access access, String userId) {}

    private record Owner(Account account, String userId) {}

    Mailboxes(CamelContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /**
     * The mailbox, the same one each time.
     *
     * @param userId {@code me} or an address
     * @param scopes what the endpoint's calls need, see {@link GmailClients#forMailbox(String, Collection)}
     */
    Mailbox of(String userId, GmailConfiguration options, Collection<String> scopes) {
        Access access = access(options);
        GmailClients reachedTheSameWay = clients.computeIfAbsent(access, this::connect);
        GmailClient client = options.getScopes() == null
                ? reachedTheSameWay.forMailbox(userId, scopes)
                : reachedTheSameWay.forMailboxWithin(userId, EndpointScopes.prescribed(options));
        return mailboxes.computeIfAbsent(
                new Reached(access, userId), reached -> new Mailbox(client, address -> of(address, options, scopes)));
    }

    /** Equal for what Gmail takes for the same mailbox, however it is reached. */
    Object owner(String userId, GmailConfiguration options) {
        return new Owner(new Account(credentials(options), options.getRootUrl()), userId.toLowerCase(Locale.ROOT));
    }

    /** The keys by which tokens of Google's are told from others. */
    SigningKeys signingKeys(GmailConfiguration options) {
        return clients.computeIfAbsent(access(options), this::connect).signingKeys();
    }

    private Access access(GmailConfiguration options) {
        return new Access(settings(options), credentials(options), options.getRootUrl());
    }

    private synchronized GmailClients connect(Access access) {
        if (calls == null) {
            calls = context.getExecutorServiceManager().newCachedThreadPool(this, "GmailCall");
            timer = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "GmailTimer");
        }
        return new GmailClients(
                access.settings(),
                quotas.computeIfAbsent(
                        new Account(access.credentials(), access.rootUrl()), account -> new SharedQuota()),
                new CredentialsFactory(access.credentials(), access.rootUrl()),
                calls,
                timer,
                clock);
    }

    private ClientSettings settings(GmailConfiguration options) {
        ClientSettings.Builder settings = ClientSettings.builder()
                .quotaProfile(QuotaProfile.valueOf(options.getQuotaProfile().toUpperCase(Locale.ROOT)))
                .userUnitsPerMinute(options.getUserUnitsPerMinute())
                .projectUnitsPerMinute(options.getProjectUnitsPerMinute())
                .dailyUnits(options.getDailyUnits())
                .dailySends(options.getDailySends())
                .batchSize(options.getBatchSize())
                .concurrency(Math.min(options.getConcurrency(), options.getMaxConcurrency()))
                .maxConcurrency(options.getMaxConcurrency())
                .maxConnections(options.getMaxConnections())
                .maxRetries(options.getMaxRetries())
                .retryTimeout(Duration.ofMillis(options.getRetryTimeout()))
                .connectTimeout(Duration.ofMillis(options.getConnectTimeout()))
                .responseTimeout(Duration.ofMillis(options.getResponseTimeout()))
                .applicationName(options.getApplicationName())
                .proxy(proxy(options))
                .sslContext(sslContext(options.getSslContextParameters()));
        if (options.getRootUrl() != null) {
            settings.rootUrl(options.getRootUrl());
        }
        return settings.build();
    }

    private static ProxySettings proxy(GmailConfiguration options) {
        return options.getProxyHost() == null
                ? null
                : new ProxySettings(
                        options.getProxyHost(),
                        options.getProxyPort(),
                        options.getProxyUser(),
                        options.getProxyPassword());
    }

    /** The same one each time, since clients are shared by equal settings. */
    private SSLContext sslContext(SSLContextParameters parameters) {
        return parameters == null
                ? null
                : sslContexts.computeIfAbsent(parameters, same -> {
                    try {
                        return same.createSSLContext(context);
                    } catch (GeneralSecurityException | IOException e) {
                        throw new IllegalArgumentException(
                                "Invalid option sslContextParameters: no TLS can be set up with it: " + e.getMessage(),
                                e);
                    }
                });
    }

    private static CredentialSettings credentials(GmailConfiguration options) {
        Object credentials = options.getCredentials();
        if (credentials != null && !(credentials instanceof String) && !(credentials instanceof Credentials)) {
            throw new IllegalArgumentException("Invalid option credentials: found a bean of type "
                    + credentials.getClass().getName() + ", allowed: com.google.auth.Credentials");
        }
        return new CredentialSettings(
                credentials instanceof String text ? text : null,
                credentials instanceof Credentials bean ? bean : null,
                options.getClientId(),
                options.getClientSecret(),
                options.getRefreshToken(),
                options.getAccessToken(),
                options.getDelegatedUser(),
                List.of());
    }

    /** The clients of all mailboxes that have been reached. */
    Collection<GmailClient> clients() {
        return mailboxes.values().stream().map(Mailbox::client).toList();
    }

    /** What all calls have come to, by the way that mailboxes are reached. */
    Collection<CallCounters> counters() {
        return clients.values().stream().map(GmailClients::counters).toList();
    }

    void close() {
        mailboxes.clear();
        clients.values().forEach(GmailClients::close);
        clients.clear();
        if (calls != null) {
            context.getExecutorServiceManager().shutdownGraceful(calls);
            // All calls have ended: what it waits for is past.
            context.getExecutorServiceManager().shutdownNow(timer);
            calls = null;
        }
    }
}
