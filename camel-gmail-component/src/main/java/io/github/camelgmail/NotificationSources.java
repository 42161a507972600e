package io.github.camelgmail;

import io.github.camelgmail.notify.PullSettings;
import io.github.camelgmail.notify.PullStatus;
import io.github.camelgmail.notify.PullSubscriptions;
import io.github.camelgmail.notify.PushHttp;
import io.github.camelgmail.notify.PushMember;
import io.github.camelgmail.notify.PushSettings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;

/** Where notifications come from, for all consumers of a component: those with the same source share it. */
final class NotificationSources {

    /** A notification is small; Pub/Sub keeps those that are more. */
    private static final int MAX_OUTSTANDING = 1_000;

    private static final int THREADS = 2;

    private final CamelContext context;
    private final Mailboxes mailboxes;
    private final PullSubscriptions subscriptions;
    private final PushHttp paths;
    private ScheduledExecutorService executor;

    NotificationSources(CamelContext context, Mailboxes mailboxes, Clock clock) {
        this.context = context;
        this.mailboxes = mailboxes;
        this.subscriptions = new PullSubscriptions(this::executor, clock);
        this.paths = new PushHttp(context, clock);
    }

    private synchronized ScheduledExecutorService executor() {
        if (executor == null) {
            executor = context.getExecutorServiceManager().newScheduledThreadPool(this, "GmailPubSub", THREADS);
        }
        return executor;
    }

    /**
     * Connects a consumer with what its options name, if they do.
     *
     * @param member takes the notifications
     * @return ends that
     */
    Runnable join(GmailConfiguration options, PushMember member) {
        return switch (options.getDelivery()) {
            case "pull" -> subscriptions.join(pull(options), member);
            case "push" -> paths.join(push(options), mailboxes.signingKeys(options), member)::close;
            default -> () -> {};
        };
    }

    private PullSettings pull(GmailConfiguration options) {
        return new PullSettings(
                options.getSubscription(),
                options.getPubsubEndpoint(),
                mailboxes.pubsubCredentials(options),
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
