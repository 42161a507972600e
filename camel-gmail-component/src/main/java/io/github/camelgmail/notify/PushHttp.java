package io.github.camelgmail.notify;

import io.github.camelgmail.auth.KeySource;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The HTTP entries of a Camel context for pushes, on Camel's own HTTP server: one for each path, however many consumers are
 * behind it.
 *
 * <p>Thread-safe.
 */
public final class PushHttp {

    private static final String PLATFORM = "platform-http";

    private final CamelContext context;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * @param context whose HTTP server is used
     * @param clock   the time
     */
    public PushHttp(CamelContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** A consumer's share of a path. */
    public interface Share extends AutoCloseable {

        /** What takes the path's requests; it counts them. */
        PushReceiver receiver();

        /** Leaves the path, which ends with its last consumer. */
        @Override
        void close();
    }

    private record Entry(PushSettings settings, PushMembers members, PushReceiver receiver, Consumer http) {}

    /**
     * Puts a consumer behind a path.
     *
     * @param keys used when it is the path's first consumer
     * @throws IllegalArgumentException when the path's other consumers take other pushes
     * @throws IllegalStateException    when there is no HTTP server; says which dependency to add
     */
    public Share join(PushSettings settings, KeySource keys, PushMember member) {
        lock.lock();
        try {
            Entry entry = entries.get(settings.path());
            if (entry == null) {
                entry = open(settings, keys);
                entries.put(settings.path(), entry);
            } else if (!entry.settings().equals(settings)) {
                throw new IllegalArgumentException("Option pushPath: several consumers have the path " + settings.path()
                        + ", but not the same pushVerify, pushAudience and pushServiceAccount");
            }
            entry.members().add(member);
            return share(entry, member);
        } finally {
            lock.unlock();
        }
    }

    private Share share(Entry entry, PushMember member) {
        return new Share() {
            @Override
            public PushReceiver receiver() {
                return entry.receiver();
            }

            @Override
            public void close() {
                leave(entry, member);
            }
        };
    }

    private void leave(Entry entry, PushMember member) {
        lock.lock();
        try {
            if (entry.members().remove(member)
                    && entries.remove(entry.settings().path(), entry)) {
                ServiceHelper.stopAndShutdownService(entry.http());
            }
        } finally {
            lock.unlock();
        }
    }

    private Entry open(PushSettings settings, KeySource keys) {
        OidcTokens tokens =
                settings.verify() ? new OidcTokens(settings.audience(), settings.serviceAccount(), keys, clock) : null;
        PushMembers members = new PushMembers();
        PushReceiver receiver = new PushReceiver(tokens, members, clock);
        return new Entry(settings, members, receiver, listen(settings.path(), receiver));
    }

    private Consumer listen(String path, PushReceiver receiver) {
        RestConfiguration configuration = CamelContextHelper.getRestConfiguration(context, PLATFORM);
        try {
            Consumer http = server().createConsumer(
                            context,
                            new PushProcessor(receiver),
                            "POST",
                            path,
                            null,
                            null,
                            null,
                            configuration,
                            new HashMap<>());
            ServiceHelper.startService(http);
            return http;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("No HTTP endpoint can be opened at " + path + ": " + e.getMessage(), e);
        }
    }

    private RestConsumerFactory server() {
        for (RestConsumerFactory factory : context.getRegistry().findByType(RestConsumerFactory.class)) {
            return factory;
        }
        Component platform = context.getComponent(PLATFORM);
        if (platform instanceof RestConsumerFactory factory) {
            return factory;
        }
        throw new IllegalStateException("delivery=push needs an HTTP server of Camel's: add the dependency"
                + " org.apache.camel:camel-platform-http-main, or in Spring Boot"
                + " org.apache.camel.springboot:camel-platform-http-starter");
    }
}
