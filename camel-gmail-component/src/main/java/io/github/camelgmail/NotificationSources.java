package io.github.camelgmail;

import io.github.camelgmail.auth.SigningKeys;
import io.github.camelgmail.notify.OidcTokens;
import io.github.camelgmail.notify.PubSubCredentials;
import io.github.camelgmail.notify.PullSettings;
import io.github.camelgmail.notify.PullStatus;
import io.github.camelgmail.notify.PullSubscriptions;
import io.github.camelgmail.notify.PushHttp;
import io.github.camelgmail.notify.PushMember;
import io.github.camelgmail.notify.PushReceiver;
import io.github.camelgmail.notify.PushSettings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;

/** Where notifications come from, for all consumers of a component: those with the same source share it. */
final class NotificationSources {

    /** A notification is small; Pub/Sub keeps those that are more. */
    private static final int MAX_OUTSTANDING = 1_000;

    private static final int THREADS = 2;

    private final CamelContext context;
    private final Mailboxes mailboxes;
    private final Clock clock;
    private final PullSubscriptions subscriptions;
    private final PushHttp paths;
    private ScheduledExecutorService executor;

    NotificationSources(CamelContext context, Mailboxes mailboxes, Clock clock) {
        this.context = context;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.subscriptions = new PullSubscriptions(this::executor, clock);
        this.paths = new PushHttp(context, clock);
    }

    private synchronized ScheduledExecutorService executor() {
        if (executor == null) {
            executor = context.getExecutorServiceManager().newScheduledThreadPool(this, "GmailPubSub", THREADS);
        }
        return executor;
    }

    /** The source that a consumer's options name; none when it polls. */
    Optional<NotificationSource> of(GmailConfiguration options) {
        return switch (options.getDelivery()) {
            case "pull" -> Optional.of(consumer -> subscriptions.join(pull(options), consumer));
            case "push" -> Optional.of(consumer -> joinPath(options, consumer));
            default -> Optional.empty();
        };
    }

    private Runnable joinPath(GmailConfiguration options, PushMember consumer) {
        PushSettings settings = push(options);
        SigningKeys keys = mailboxes.signingKeys(options);
        if (settings.verify()) {
            keys.prepare();
        }
        return paths.join(settings, keys, consumer)::close;
    }

    /** A handler of requests that another component takes. */
    WebhookHandler webhook(GmailEndpoint endpoint, Processor route) throws Exception {
        GmailConfiguration options = endpoint.getConfiguration();
        PushSettings settings = push(options);
        OidcTokens tokens = settings.verify()
                ? new OidcTokens(settings.audience(), settings.serviceAccount(), mailboxes.signingKeys(options), clock)
                : null;
        return WebhookHandler.of(endpoint, route, listener -> new PushReceiver(tokens, listener, clock));
    }

    private static PullSettings pull(GmailConfiguration options) {
        return new PullSettings(
                options.getSubscription(),
                options.getPubsubEndpoint(),
                PubSubCredentials.of(options.getPubsubCredentials(), options.getCredentials()),
                MAX_OUTSTANDING);
    }

    private static PushSettings push(GmailConfiguration options) {
        return new PushSettings(
                options.getPushPath(),
                options.isPushVerify(),
                options.getPushAudience(),
                options.getPushServiceAccount());
    }

    /** How the subscriptions are that are pulled, by name. */
    Map<String, PullStatus> subscriptions() {
        return subscriptions.status();
    }

    synchronized void close() {
        if (executor != null) {
            context.getExecutorServiceManager().shutdownGraceful(executor);
            executor = null;
        }
    }
}
