package io.github.camelgmail;

import io.github.camelgmail.feed.Feeds;
import io.github.camelgmail.feed.Feeds.Failing;
import io.github.camelgmail.metrics.ConsumerCounters;
import io.github.camelgmail.metrics.ConsumerMeters;
import io.github.camelgmail.metrics.Meters;
import io.github.camelgmail.metrics.WatchMeters;
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
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ThreadPoolProfile;
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

    private final Optional<NotificationSource> source;

    private Handover handover;
    private volatile ConsumedMailboxes mailboxes;
    private ExecutorService turns;
    private ExecutorService workers;
    private CountDownLatch stopping;
    private Meters meters = Meters.NONE;
    private Meters watchMeters = Meters.NONE;

    /** @param source where notifications come from; none for a consumer that looks at its mailboxes at every tick */
    GmailConsumer(GmailEndpoint endpoint, Processor processor, Optional<NotificationSource> source) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.source = source;
    }

    @Override
    protected void doStart() throws Exception {
        GmailConfiguration options = endpoint.getConfiguration();
        IdempotentClaims claims = IdempotentClaims.of(options, getEndpoint().getCamelContext());
        turns = pool("GmailMailbox", threads(options));
        workers = pool("GmailConsumer", options.getConcurrentConsumers());
        handover = new Handover(this, claims, counters, workers, this::freed);
        stopping = new CountDownLatch(1);
        try {
            mailboxes = new ConsumedMailboxes(this, endpoint, consumerId(options), source, turns);
            mailboxes.start();
        } catch (Exception e) {
            doStop();
            throw e;
        }
        meters = ConsumerMeters.bind(
                endpoint.getCamelContext(), getRouteId(), options.getConsumerId(), this::status, counters);
        watchMeters = isNotified() ? watchMeters() : Meters.NONE;
        super.doStart();
    }

    /** What waits is bound elsewhere; a queue that is full would have the caller do the work. */
    private ExecutorService pool(String name, int threads) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return getEndpoint().getCamelContext().getExecutorServiceManager().newThreadPool(this, name, profile);
    }

    private Meters watchMeters() {
        ConsumedMailboxes consumed = mailboxes;
        return WatchMeters.bind(
                endpoint.getCamelContext(),
                getRouteId() == null ? "webhook" : getRouteId(),
                consumed::firstExpiration,
                consumed::lastNotification,
                endpoint.getComponent().clock());
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
        return source.isPresent();
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
        handover.accept(feed, work, index, size);
    }

    private void freed(MailboxFeed feed) {
        ConsumedMailboxes running = mailboxes;
        if (running != null) {
            running.freed(feed);
        }
    }

    /** Not on this thread: the route waits for the exchange that is just ending. */
    void stopRoute() {
        CamelContext context = getEndpoint().getCamelContext();
        context.getExecutorServiceManager()
                .newThread("GmailStop", () -> {
                    try {
                        if (getRouteId() == null) {
                            suspend();
                        } else {
                            context.getRouteController().stopRoute(getRouteId());
                        }
                    } catch (Exception e) {
                        getExceptionHandler().handleException("The route could not be stopped", e);
                    }
                })
                .start();
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
        watchMeters.close();
        ConsumedMailboxes running = mailboxes;
        try {
            if (running != null) {
                running.stop();
            }
            shutdown(workers);
            if (running != null) {
                running.close();
            }
        } finally {
            letTurnsEnd();
            mailboxes = null;
        }
    }

    /** Without force: a mailbox whose turn lasts longer than a stop is closed after it, or no other consumer could have it. */
    private void letTurnsEnd() {
        if (turns != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(turns);
        }
    }

    private void shutdown(ExecutorService pool) {
        if (pool != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(pool);
        }
    }
}
