package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.operation.Mailbox;
import io.github.camelgmail.sync.FetchedMessage;
import io.github.camelgmail.sync.MailboxSync;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Makes an exchange of each new message. Owns the life cycle only: what is new, and what has been done, is
 * {@link MailboxSync}'s to know; what a message looks like on an exchange is {@link MessageExchange}'s.
 */
final class GmailConsumer extends ScheduledPollConsumer {

    /** How often a consumer that waits for its route looks whether it is to stop. */
    private static final long WAIT_MILLIS = 500;

    /** How long polling rests after a poll that failed, in ms, unless the endpoint says otherwise. */
    private static final long REST_MILLIS = 5_000;

    private final GmailEndpoint endpoint;

    private MessageExchange messages;
    private CheckpointStore store;
    private CheckpointKey key;
    private MailboxSync sync;
    private ExecutorService workers;

    GmailConsumer(GmailEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        GmailConfiguration options = endpoint.getConfiguration();
        Mailbox mailbox = endpoint.mailbox();
        store = endpoint.checkpointStore();
        key = new CheckpointKey(options.getUserId(), consumerId(options));
        endpoint.getComponent().checkpointStores().claim(store, key);
        messages = new MessageExchange(endpoint, mailbox.client());
        sync = new MailboxSync(
                mailbox.client(), mailbox.labels(), store, key, ConsumerOptions.sync(options), Clock.systemUTC());
        workers = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "GmailConsumer", options.getConcurrentConsumers());
        restAfterFailure();
        super.doStart();
    }

    private String consumerId(GmailConfiguration options) {
        if (options.getConsumerId() != null) {
            return options.getConsumerId();
        }
        Route route = getRoute();
        return route != null && route.isCustomId() ? route.getRouteId() : ConsumerOptions.filterName(options);
    }

    /** A mailbox that can't be reached is not asked twice a second. */
    private void restAfterFailure() {
        if (getBackoffMultiplier() == 0 && getDelay() > 0) {
            long delay = Math.max(1, getTimeUnit().toMillis(getDelay()));
            setBackoffMultiplier((int) Math.max(1, REST_MILLIS / delay));
            setBackoffErrorThreshold(1);
        }
    }

    @Override
    protected int poll() throws Exception {
        sync.save();
        sync.open();
        int handedOut = 0;
        boolean complete;
        do {
            complete = sync.read();
            forceConsumerAsReady();
            handedOut += handOut();
        } while (!complete && isPollAllowed());
        return handedOut;
    }

    private int handOut() throws InterruptedException {
        int count = 0;
        while (isPollAllowed()) {
            Optional<List<FetchedMessage>> next = sync.next(WAIT_MILLIS);
            if (next.isEmpty()) {
                break;
            }
            List<FetchedMessage> batch = next.get();
            for (int i = 0; i < batch.size(); i++) {
                FetchedMessage message = batch.get(i);
                int index = i;
                workers.execute(() -> handle(message, index, batch.size()));
            }
            count += batch.size();
        }
        return count;
    }

    private void handle(FetchedMessage message, int index, int size) {
        if (!isStartingOrStarted()) {
            sync.dropped(message);
            return;
        }
        Exchange exchange = createExchange(true);
        try {
            messages.fill(exchange, message.message());
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            exchange.getExchangeExtension().addOnCompletion(new Completion(message));
        } catch (Exception e) {
            sync.failed(message, e);
            releaseExchange(exchange, true);
            getExceptionHandler().handleException("A message could not be made into an exchange", e);
            return;
        }
        getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
    }

    /** Remembers the message itself, not a header that a route may remove. */
    private final class Completion implements Synchronization {

        private final FetchedMessage message;

        Completion(FetchedMessage message) {
            this.message = message;
        }

        @Override
        public void onComplete(Exchange exchange) {
            sync.finished(message);
        }

        @Override
        public void onFailure(Exchange exchange) {
            sync.failed(message, exchange.getException());
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (workers != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
            workers = null;
        }
        if (sync != null) {
            sync.save();
            endpoint.getComponent().checkpointStores().release(store, key);
            sync = null;
        }
    }
}
