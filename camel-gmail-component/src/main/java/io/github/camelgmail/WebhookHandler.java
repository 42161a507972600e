package io.github.camelgmail;

import io.github.camelgmail.notify.NotificationListener;
import io.github.camelgmail.notify.PushMember;
import io.github.camelgmail.notify.PushProcessor;
import io.github.camelgmail.notify.PushReceiver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What {@code webhook:gmail:...} does with its requests: they wake a consumer up, whose exchanges the route gets. Starts and
 * stops with the HTTP consumer.
 */
final class WebhookHandler extends DelegateAsyncProcessor {

    private final GmailConsumer consumer;

    private WebhookHandler(GmailConsumer consumer, PushReceiver receiver) {
        super(new PushProcessor(receiver));
        this.consumer = consumer;
    }

    /** @param receiver makes what takes the requests and tells a listener */
    static WebhookHandler of(
            GmailEndpoint endpoint, Processor route, Function<NotificationListener, PushReceiver> receiver)
            throws Exception {
        AtomicReference<PushMember> member = new AtomicReference<>();
        GmailConsumer consumer = endpoint.notifiedConsumer(route, joining -> {
            member.set(joining);
            return () -> member.set(null);
        });
        return new WebhookHandler(consumer, receiver.apply(notification -> {
            PushMember running = member.get();
            return running == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("The consumer is not running"))
                    : running.listener().notified(notification);
        }));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(consumer);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(consumer);
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        ServiceHelper.stopAndShutdownService(consumer);
    }
}
