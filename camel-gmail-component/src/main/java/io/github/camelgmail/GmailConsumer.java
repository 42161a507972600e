package io.github.camelgmail;

import io.github.camelgmail.feed.FairExecutor;
import io.github.camelgmail.feed.Feeds;
import io.github.camelgmail.feed.Feeds.Failing;
import io.github.camelgmail.metrics.ConsumerCounters;
import io.github.camelgmail.metrics.ConsumerMeters;
import io.github.camelgmail.metrics.Meters;
import io.github.camelgmail.sync.MailboxSync;
import io.github.camelgmail.sync.SyncStatus;
import io.github.camelgmail.sync.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Makes an exchange of each new message. Owns the life cycle only: when a mailbox is looked at is for {@link Feeds} to say,
 * what is new and what has been done for {@code MailboxSync}, and what a message looks like for {@link MessageExchange}.
 */
@ManagedResource(description = "Gmail consumer")
public final class GmailConsumer extends ScheduledPollConsumer {

    /** How often a poll that waits for the mailbox looks whether it is to stop. */
    private static final long WAIT_MILLIS = 500;

    private static final long LONGEST_REST_MILLIS = 10_000;

    private final GmailEndpoint endpoint;
    private final LongAdder handedOut = new LongAdder();
    private final ConsumerCounters counters = new ConsumerCounters();

    private IdempotentClaims claims;
    private volatile ConsumedMailboxes mailboxes;
    private ExecutorService turns;
    private ExecutorService workers;
    private FairExecutor routes;
    private CountDownLatch stopping;
    private Meters meters = Meters.NONE;

    GmailConsumer(GmailEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        GmailConfiguration options = endpoint.getConfiguration();
        ExecutorServiceManager executors = getEndpoint().getCamelContext().getExecutorServiceManager();
        claims = IdempotentClaims.of(options, getEndpoint().getCamelContext());
        turns = executors.newFixedThreadPool(this, "GmailMailbox", threads(options));
        workers = executors.newFixedThreadPool(this, "GmailConsumer", options.getConcurrentConsumers());
        routes = new FairExecutor(workers);
        stopping = new CountDownLatch(1);
        mailboxes = new ConsumedMailboxes(this, endpoint, consumerId(options), turns);
        try {
            mailboxes.start();
        } catch (Exception e) {
            doStop();
            throw e;
        }
        meters = ConsumerMeters.bind(
                endpoint.getCamelContext(), getRouteId(), options.getConsumerId(), this::status, counters);
        super.doStart();
    }

    private static int threads(GmailConfiguration options) {
        return MailboxList.isEvery(options.getUserId()) ? options.getConcurrentMailboxes() : 1;
    }

    private String consumerId(GmailConfiguration options) {
        if (options.getConsumerId() != null) {
            return options.getConsumerId();
        }
        Route route = getRoute();
        return route != null && route.isCustomId() ? route.getRouteId() : ConsumerOptions.filter(options);
    }

    /** Whether it waits for notifications, and does not look at every tick. */
    boolean isNotified() {
        return !endpoint.getConfiguration().getDelivery().equals("poll");
    }

    ConsumerCounters counters() {
        return counters;
    }

    /** Whether mailboxes may be looked at and work be handed out. */
    @Override
    protected boolean isPollAllowed() {
        return super.isPollAllowed();
    }

    /** A mailbox has answered. */
    @Override
    protected void forceConsumerAsReady() {
        super.forceConsumerAsReady();
    }

    @Override
    protected int poll() throws Exception {
        restAfterFailure();
        if (!isPollAllowed()) {
            return 0;
        }
        Feeds feeds = mailboxes.tick();
        awaitTurn(feeds);
        List<Failing> failing = feeds.failing();
        if (!failing.isEmpty() && failing.size() == feeds.size()) {
            throw failure(failing.get(0).why());
        }
        return (int) handedOut.sumThenReset();
    }

    /**
     * Mailboxes that can't be reached are not asked twice a second. Camel's own back-off would do, but counts a poll that it
     * left out as a success, so that health looks well in between; it is used only when it is asked for.
     */
    private void restAfterFailure() throws InterruptedException {
        Optional<Instant> until = mailboxes.feeds().restUntil();
        if (until.isPresent() && getBackoffMultiplier() == 0) {
            long millis = Duration.between(endpoint.getComponent().clock().instant(), until.get())
                    .toMillis();
            stopping.await(Math.min(millis, LONGEST_REST_MILLIS), TimeUnit.MILLISECONDS);
        }
    }

    /** With one mailbox, what becomes of a poll is what becomes of the mailbox's turn. */
    private void awaitTurn(Feeds feeds) throws Exception {
        Optional<CompletableFuture<Integer>> turn = feeds.onlyTurn();
        while (turn.isPresent() && isPollAllowed()) {
            try {
                turn.get().get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // Looks whether it is to stop, and waits on.
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    private static Exception failure(Throwable why) {
        return why instanceof Exception e ? e : new IllegalStateException(why);
    }

    /** Gives work to the route, as soon as a thread is free for it. */
    void handOut(MailboxFeed feed, Work work, int index, int size) {
        handedOut.increment();
        routes.execute(feed, () -> {
            handle(feed, work, index, size);
            freed(feed);
        });
    }

    private void freed(MailboxFeed feed) {
        ConsumedMailboxes running = mailboxes;
        if (running != null) {
            running.freed(feed);
        }
    }

    /** @param feed whose work it is: a route that is stopped in a hurry and started again has another */
    private void handle(MailboxFeed feed, Work work, int index, int size) {
        MailboxSync from = feed.sync();
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
            feed.messages().fill(exchange, work);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            exchange.getExchangeExtension().addOnCompletion(new Completion(feed, work));
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

        private final MailboxFeed feed;
        private final Work work;

        Completion(MailboxFeed feed, Work work) {
            this.feed = feed;
            this.work = work;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                failed(feed.sync(), work, exchange);
            } else {
                counters.completed();
                feed.sync().finished(work, exchange.getExchangeExtension().isFailureHandled());
            }
            freed(feed);
        }

        @Override
        public void onFailure(Exchange exchange) {
            failed(feed.sync(), work, exchange);
            freed(feed);
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

    @ManagedAttribute(description = "Mailboxes that are consumed")
    public int getMailboxes() {
        ConsumedMailboxes running = mailboxes;
        return running == null ? 0 : running.feeds().size();
    }

    @ManagedAttribute(description = "Mailboxes that can't be read now")
    public int getFailingMailboxes() {
        ConsumedMailboxes running = mailboxes;
        return running == null ? 0 : running.feeds().failing().size();
    }

    private SyncStatus status() {
        ConsumedMailboxes running = mailboxes;
        return running == null ? SyncStatus.CLOSED : running.status();
    }

    @Override
    protected void doSuspend() throws Exception {
        stopping.countDown();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        stopping = new CountDownLatch(1);
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        if (stopping != null) {
            stopping.countDown();
        }
        super.doStop();
        meters.close();
        ConsumedMailboxes running = mailboxes;
        if (running != null) {
            ExecutorServiceManager executors = getEndpoint().getCamelContext().getExecutorServiceManager();
            running.stop();
            executors.shutdownGraceful(workers);
            running.close();
            executors.shutdownGraceful(turns);
            mailboxes = null;
        }
    }
}
