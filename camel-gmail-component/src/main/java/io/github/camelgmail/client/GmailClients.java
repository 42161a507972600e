package io.github.camelgmail.client;

import com.google.api.client.http.HttpTransport;
import io.github.camelgmail.auth.CredentialsProvider;
import io.github.camelgmail.auth.SigningKeys;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of all mailboxes that are reached with the same settings and credentials: they share connections and the
 * project's quota. Making one does nothing remote, and neither does asking it for a client.
 *
 * <p>Thread-safe.
 */
public final class GmailClients implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GmailClients.class);
    private static final int LONGEST_JITTER_MS = 1_000;

    private final Map<String, MailboxClient> clients = new ConcurrentHashMap<>();
    private final CredentialsProvider credentials;
    private final HttpTransport transport;
    private final Shared shared;

    /**
     * @param settings    how calls are made
     * @param quota       that of the credentials' project
     * @param credentials asked at the first call to each mailbox
     * @param executor    on which requests block, as many at once as it has threads; stays the caller's to shut down
     * @param scheduler   for waiting; one thread is enough; stays the caller's to shut down
     * @param clock       the time, by which all waiting is reckoned
     */
    public GmailClients(
            ClientSettings settings,
            SharedQuota quota,
            CredentialsProvider credentials,
            ExecutorService executor,
            ScheduledExecutorService scheduler,
            Clock clock) {
        this(settings, quota, credentials, executor, scheduler, clock, GmailClients::jitter);
    }

    GmailClients(
            ClientSettings settings,
            SharedQuota quota,
            CredentialsProvider credentials,
            ExecutorService executor,
            ScheduledExecutorService scheduler,
            Clock clock,
            Supplier<Duration> jitter) {
        this.credentials = credentials;
        this.transport = Transports.create(settings);
        this.shared = new Shared(
                settings,
                new Wire(settings, transport, clock),
                quota,
                quota.project(settings, clock),
                new Retries(settings),
                executor,
                scheduler,
                clock,
                new CallCounters(),
                jitter);
    }

    /** What the calls to all mailboxes have come to. */
    public CallCounters counters() {
        return shared.counters();
    }

    /** The client of a mailbox: {@code me} or an address. The same one each time. */
    public GmailClient forMailbox(String userId) {
        return clients.computeIfAbsent(userId, this::client);
    }

    /**
     * The client of a mailbox, the same one each time, of which calls with these scopes will be asked.
     *
     * @param scopes for credentials that can be limited to scopes and are not yet; a call that none of them suffices for
     *               uses the least that does
     */
    public GmailClient forMailbox(String userId, Collection<String> scopes) {
        MailboxClient client = clients.computeIfAbsent(userId, this::client);
        client.scopes().declare(scopes);
        return client;
    }

    /**
     * The client of a mailbox, the same one each time, that is to use these scopes and no others than have been declared.
     *
     * @param scopes as {@link #forMailbox(String, Collection)} has them
     */
    public GmailClient forMailboxWithin(String userId, Collection<String> scopes) {
        MailboxClient client = clients.computeIfAbsent(userId, this::client);
        client.scopes().prescribe(scopes);
        return client;
    }

    /** The keys that Google's ID tokens are signed with, fetched over the same connections. */
    public SigningKeys signingKeys() {
        return new SigningKeys(SigningKeys.GOOGLE, () -> transport, shared.executor(), shared.clock());
    }

    /** Fails all calls that have not ended and closes the connections. */
    @Override
    public void close() {
        clients.values().forEach(MailboxClient::close);
        try {
            transport.shutdown();
        } catch (IOException e) {
            LOG.debug("Connections did not close", e);
        }
    }

    private MailboxClient client(String userId) {
        MailboxCredentials own = new MailboxCredentials(
                userId, credentials, transport, shared.settings().rootUrl());
        return new MailboxClient(userId, shared, own);
    }

    private static Duration jitter() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_JITTER_MS + 1));
    }
}
