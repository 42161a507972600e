package io.github.camelgmail.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls a subscription's notifications. A message is acknowledged once its hint is durable, and comes again when that fails;
 * what is no notification is acknowledged, since it would come again for days. While Pub/Sub can't be reached, or refuses, it
 * keeps trying.
 *
 * <p>Thread-safe. Its executor has to outlive it.
 */
public final class PullSubscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PullSubscription.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final PullSettings settings;
    private final NotificationListener listener;
    private final ScheduledExecutorService executor;
    private final PullConnection connection;
    private final Occasionally occasionally;
    private final Backoff reopening = new Backoff(FIRST_DELAY, LONGEST_DELAY);
    private final Backoff returning = new Backoff(FIRST_DELAY, LONGEST_DELAY);
    private final LongAdder received = new LongAdder();
    private final LongAdder acked = new LongAdder();
    private final LongAdder nacked = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    private Future<?> opening;
    private PubSubStream stream;
    private boolean closed;

    /**
     * @param settings what to read and how
     * @param listener is told of notifications
     * @param executor for all waiting and all calls of the listener; two threads are plenty
     * @param clock    the time
     */
    public PullSubscription(
            PullSettings settings, NotificationListener listener, ScheduledExecutorService executor, Clock clock) {
        this.settings = settings;
        this.listener = listener;
        this.executor = executor;
        this.connection = new PullConnection(settings.subscription(), clock);
        this.occasionally = new Occasionally(clock);
    }

    /**
     * Begins to pull, without waiting for Pub/Sub.
     *
     * @throws IllegalStateException when Google's library is missing; says which dependency to add
     */
    public void start() {
        PubSubLibrary.require("delivery=pull");
        openAfter(Duration.ZERO);
    }

    /** How it is. */
    public PullStatus status() {
        boolean connected = connection.isConnected();
        return new PullStatus(
                connected,
                connection.failingSince(),
                connection.why(),
                received.sum(),
                acked.sum(),
                nacked.sum(),
                malformed.sum());
    }

    /** Stops pulling. What is not durable by now comes again, here or elsewhere. Takes some seconds at most. */
    @Override
    public void close() {
        PubSubStream last;
        lock.lock();
        try {
            closed = true;
            if (opening != null) {
                opening.cancel(false);
            }
            last = stream;
            stream = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close();
        }
        connection.closed();
    }

    private void openAfter(Duration delay) {
        lock.lock();
        try {
            if (!closed) {
                opening = executor.schedule(this::open, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void open() {
        PubSubStream next;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            next = new PubSubStream(settings, this::receive, connection, executor);
            stream = next;
        } finally {
            lock.unlock();
        }
        next.open(failure -> {
            connection.gaveUp(PubSubErrors.pulling(failure));
            openAfter(reopening.afterFailure());
        });
    }

    private void receive(byte[] data, Runnable ack, Runnable nack) {
        received.increment();
        reopening.success();
        Notification notification;
        try {
            notification = Notification.read(data);
        } catch (MalformedNotificationException e) {
            malformed.increment();
            if (occasionally.isTime()) {
                LOG.warn(
                        "Subscription {} has brought what is no notification of Gmail's, {} so far: {}",
                        settings.subscription(),
                        malformed.sum(),
                        e.getMessage());
            }
            acked.increment();
            ack.run();
            return;
        }
        tell(notification).whenComplete((durable, failure) -> {
            if (failure == null) {
                returning.success();
                acked.increment();
                ack.run();
            } else {
                LOG.debug("A notification comes again", failure);
                nacked.increment();
                nackAfter(returning.afterFailure(), nack);
            }
        });
    }

    private CompletableFuture<Void> tell(Notification notification) {
        try {
            return listener.notified(notification);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Pub/Sub delivers at once what is sent back: a failure that lasts would go round as fast as the network. */
    private void nackAfter(Duration delay, Runnable nack) {
        try {
            executor.schedule(nack, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            nack.run();
        }
    }
}
