package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.metrics.ConsumerCounters;
import io.github.camelgmail.metrics.ConsumerMeters;
import io.github.camelgmail.metrics.Meters;
import io.github.camelgmail.operation.Mailbox;
import io.github.camelgmail.sync.MailboxSync;
import io.github.camelgmail.sync.SyncStatus;
import io.github.camelgmail.sync.Work;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Makes an exchange of each new message. Owns the life cycle only: what is new, and what has been done, is
 * {@link MailboxSync}'s to know; what a message looks like on an exchange is {@link MessageExchange}'s.
 */
@ManagedResource(description = "Gmail consumer")
public final class GmailConsumer extends ScheduledPollConsumer {

    /** How often a consumer that waits for its route looks whether it is to stop. */
    private static final long WAIT_MILLIS = 500;

    /** Polling rests after a poll that failed, twice as long each time, up to a bound. */
    private static final long FIRST_REST_MILLIS = 250;

    private static final long LONGEST_REST_MILLIS = 10_000;

    private final GmailEndpoint endpoint;
    private final ConsumerCounters counters = new ConsumerCounters();

    private MessageExchange messages;
    private IdempotentClaims claims;
    private CheckpointStore store;
    private CheckpointKey key;
    private volatile MailboxSync sync;
    private ExecutorService workers;
    private CountDownLatch stopping;
    private Meters meters = Meters.NONE;

    GmailConsumer(GmailEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        GmailConfiguration options = endpoint.getConfiguration();
        Mailbox mailbox = endpoint.mailbox(EndpointScopes.ofConsumer(options));
        store = endpoint.checkpointStore();
        key = new CheckpointKey(options.getUserId(), consumerId(options));
        messages = new MessageExchange(endpoint, mailbox.client());
        claims = IdempotentClaims.of(options, getEndpoint().getCamelContext());
        MailboxSync next = new MailboxSync(
                mailbox.client(),
                mailbox.labels(),
                store,
                key,
                ConsumerOptions.sync(options),
                Clock.systemUTC(),
                new ConsumerEvents(this, key, counters));
        endpoint.getComponent().checkpointStores().claim(store, key);
        sync = next;
        workers = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "GmailConsumer", options.getConcurrentConsumers());
        stopping = new CountDownLatch(1);
        meters = ConsumerMeters.bind(
                endpoint.getCamelContext(), getRouteId(), options.getConsumerId(), this::status, counters);
        super.doStart();
    }

    private String consumerId(GmailConfiguration options) {
        if (options.getConsumerId() != null) {
            return options.getConsumerId();
        }
        Route route = getRoute();
        return route != null && route.isCustomId() ? route.getRouteId() : ConsumerOptions.filter(options);
    }

    /**
     * A mailbox that can't be reached is not asked twice a second. Camel's own back-off would do, but counts a poll that it
     * left out as a success, so that health looks well in between; it is used only when it is asked for.
     */
    private void restAfterFailure() throws InterruptedException {
        if (getErrorCounter() > 0 && getBackoffMultiplier() == 0) {
            long millis = FIRST_REST_MILLIS << Math.min(getErrorCounter(), 10);
            stopping.await(Math.min(millis, LONGEST_REST_MILLIS), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected int poll() throws Exception {
        restAfterFailure();
        if (!isPollAllowed()) {
            return 0;
        }
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
        MailboxSync from = sync;
        int count = 0;
        while (isPollAllowed()) {
            Optional<List<Work>> next = from.next(WAIT_MILLIS);
            if (next.isEmpty()) {
                break;
            }
            List<Work> batch = next.get();
            for (int i = 0; i < batch.size(); i++) {
                Work work = batch.get(i);
                int index = i;
                workers.execute(() -> handle(from, work, index, batch.size()));
            }
            count += batch.size();
        }
        return count;
    }

    /** @param from whose work it is: a route that is stopped in a hurry and started again has another */
    private void handle(MailboxSync from, Work work, int index, int size) {
        if (!isStartingOrStarted() || from.isHalted()) {
            from.dropped(work);
            return;
        }
        // What this consumer had claimed when it died is still its own.
        if (!claims.take(work) && !from.wasInFlight(work)) {
            from.passedOver(work);
            return;
        }
        Exchange exchange = createExchange(true);
        try {
            messages.fill(exchange, work);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            exchange.getExchangeExtension().addOnCompletion(new Completion(from, work));
        } catch (Exception e) {
            exchange.setException(e);
            failed(from, work, exchange);
            releaseExchange(exchange, true);
            return;
        }
        counters.delivered(work.attempt());
        getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
    }

    private void failed(MailboxSync from, Work work, Exchange exchange) {
        counters.failed();
        claims.giveBack(work);
        if (from.failed(work, exchange.getException())) {
            getExceptionHandler().handleException("A message was given up", exchange, exchange.getException());
        }
        if (from.isHalted()) {
            stopRoute();
        }
    }

    /** Not on this thread: the route waits for the exchange that is just ending. */
    private void stopRoute() {
        CamelContext context = getEndpoint().getCamelContext();
        context.getExecutorServiceManager()
                .newThread("GmailStop", () -> {
                    try {
                        context.getRouteController().stopRoute(getRouteId());
                    } catch (Exception e) {
                        getExceptionHandler().handleException("The route could not be stopped", e);
                    }
                })
                .start();
    }

    /** Remembers the work itself, not a header that a route may remove. */
    private final class Completion implements Synchronization {

        private final MailboxSync from;
        private final Work work;

        Completion(MailboxSync from, Work work) {
            this.from = from;
            this.work = work;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                failed(from, work, exchange);
            } else {
                counters.completed();
                from.finished(work, exchange.getExchangeExtension().isFailureHandled());
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            failed(from, work, exchange);
        }
    }

    @ManagedAttribute(description = "Changes that wait for the route")
    public int getWaiting() {
        return status().waiting();
    }

    @ManagedAttribute(description = "Changes that are in the route")
    public int getInFlight() {
        return status().inFlight();
    }

    @ManagedAttribute(description = "Messages of a first start or of an expired history that are still to be done")
    public int getListed() {
        return status().listed();
    }

    @ManagedAttribute(description = "Messages whose labels are still to be changed")
    public int getPendingActions() {
        return status().pendingActions();
    }

    @ManagedAttribute(description = "How often the mailbox's history was found expired since the start")
    public int getHistoryLosses() {
        return status().historyLosses();
    }

    private SyncStatus status() {
        MailboxSync running = sync;
        return running == null ? SyncStatus.CLOSED : running.status();
    }

    @Override
    protected void doSuspend() throws Exception {
        stopping.countDown();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        if (stopping != null) {
            stopping.countDown();
        }
        super.doStop();
        meters.close();
        if (workers != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
            workers = null;
        }
        if (sync != null) {
            sync.close();
            endpoint.getComponent().checkpointStores().release(store, key);
            sync = null;
        }
    }
}
