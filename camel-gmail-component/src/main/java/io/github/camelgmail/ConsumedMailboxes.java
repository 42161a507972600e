package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.feed.Feed;
import io.github.camelgmail.feed.Feeds;
import io.github.camelgmail.feed.Pace;
import io.github.camelgmail.notify.Notification;
import io.github.camelgmail.notify.PushMember;
import io.github.camelgmail.operation.Mailbox;
import io.github.camelgmail.sync.MailboxSync;
import io.github.camelgmail.sync.SyncSettings;
import io.github.camelgmail.sync.SyncStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mailboxes that one consumer consumes: those that its endpoint names, from time to time others than before. */
final class ConsumedMailboxes {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumedMailboxes.class);

    /** How often the names of the mailboxes are looked at. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private static final Duration SPREAD = Duration.ofMillis(50);

    private final GmailConsumer consumer;
    private final GmailEndpoint endpoint;
    private final String consumerId;
    private final Optional<NotificationSource> source;
    private final Clock clock;
    private final SyncSettings settings;
    private final MailboxList list;
    private final Feeds feeds;
    /** All mailboxes share the bound on what is fetched ahead. */
    private final AtomicLong bytesInFlight = new AtomicLong();

    /** Mailboxes come and go while it is held, and none comes once it has stopped. */
    private final Lock changing = new ReentrantLock();

    /** Those that the list did not have at the last look. */
    private List<String> missing = List.of();

    private Instant refreshed = Instant.MIN;
    private Runnable leaveSource = () -> {};
    private volatile boolean started;
    private volatile Instant lastNotification;
    private volatile Set<String> troubles = Set.of();

    ConsumedMailboxes(
            GmailConsumer consumer,
            GmailEndpoint endpoint,
            String consumerId,
            Optional<NotificationSource> source,
            ExecutorService turns) {
        GmailConfiguration options = endpoint.getConfiguration();
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.consumerId = consumerId;
        this.source = source;
        this.clock = endpoint.getComponent().clock();
        this.settings = ConsumerOptions.sync(options);
        this.list = new MailboxList(options.getUserId(), options.getMailboxes(), endpoint.getCamelContext());
        this.feeds = new Feeds(pace(options), clock, turns, () -> started && consumer.isPollAllowed());
    }

    private Pace pace(GmailConfiguration options) {
        return new Pace(source.isEmpty(), Duration.ofMillis(options.getFallbackPollInterval()));
    }

    /** @throws Exception when a mailbox's name or checkpoint can't be had; nothing remote is asked */
    void start() throws Exception {
        List<String> current = list.current();
        for (String mailbox : current) {
            add(mailbox, current.size());
        }
        refreshed = clock.instant();
        started = true;
        leaveSource = source.map(it -> it.join(new PushMember(feeds::areAbout, () -> started, this::notified)))
                .orElse(leaveSource);
        endpoint.getComponent().consumed().add(this);
    }

    /** @param of how many are added together */
    private void add(String mailbox, int of) {
        Mailbox reached = endpoint.mailbox(mailbox, EndpointScopes.ofConsumer(endpoint.getConfiguration()));
        CheckpointStore store = endpoint.checkpointStore();
        CheckpointKey key = new CheckpointKey(mailbox, consumerId);
        CheckpointStores checkpoints = endpoint.getComponent().checkpointStores();
        checkpoints.claim(store, key);
        try {
            feeds.add(new MailboxFeed(
                    consumer,
                    reached.client(),
                    watch(reached, of),
                    new MailboxSync(
                            reached.client(),
                            reached.labels(),
                            store,
                            key,
                            settings,
                            bytesInFlight,
                            clock,
                            new ConsumerEvents(consumer, key, consumer.counters())),
                    new MessageExchange(endpoint, reached.client()),
                    checkpoints,
                    store,
                    key));
        } catch (RuntimeException e) {
            checkpoints.release(store, key);
            throw e;
        }
    }

    /** The first watches of many mailboxes are spread over a time. */
    private Optional<MailboxWatch> watch(Mailbox mailbox, int of) {
        GmailConfiguration options = endpoint.getConfiguration();
        if (source.isEmpty() || options.getTopicName() == null) {
            return Optional.empty();
        }
        Instant firstDue = clock.instant()
                .plus(SPREAD.multipliedBy(ThreadLocalRandom.current().nextInt(of)));
        return Optional.of(new MailboxWatch(
                endpoint.getComponent().watches(),
                endpoint.getComponent().mailboxes().owner(mailbox.client().mailbox(), options),
                mailbox,
                ConsumerOptions.watch(options),
                firstDue,
                options.isStopWatch(),
                clock));
    }

    private CompletableFuture<Void> notified(Notification notification) {
        lastNotification = clock.instant();
        return feeds.changed(notification.mailbox(), notification.historyId());
    }

    /** When the first of the mailboxes' watches ends; null while there is none. */
    Instant firstExpiration() {
        return feeds.all().stream()
                .flatMap(feed -> ((MailboxFeed) feed).expiration().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When a notification came last; null before the first. */
    Instant lastNotification() {
        return lastNotification;
    }

    /** Time has passed: looks whether there are other mailboxes now, and gives turns to those that are due. */
    Feeds tick() {
        if (!clock.instant().isBefore(refreshed.plus(REFRESH))) {
            refresh();
        }
        feeds.tick();
        return feeds;
    }

    /** A list that can't be read now leaves the mailboxes as they are. */
    private void refresh() {
        refreshed = clock.instant();
        Set<String> found = new TreeSet<>();
        try {
            List<String> current = list.current();
            changing.lock();
            try {
                if (started) {
                    change(current, found);
                }
            } finally {
                changing.unlock();
            }
        } catch (Exception e) {
            trouble(e, found);
        }
        troubles = found;
    }

    /** One is let go when it is missing twice: a file that is being written has less in it for a moment. */
    private void change(List<String> current, Set<String> found) {
        List<String> before = missing;
        missing = feeds.mailboxes().stream()
                .filter(mailbox -> !current.contains(mailbox))
                .toList();
        missing.stream().filter(before::contains).forEach(mailbox -> {
            feeds.remove(mailbox);
            LOG.info("Consumer '{}' lets a mailbox go that the option mailboxes no longer names", consumerId);
        });
        current.stream().filter(mailbox -> !feeds.has(mailbox)).forEach(mailbox -> takeUp(mailbox, found));
    }

    /** One that can't be taken up is tried again at the next look, and keeps no other from it. */
    private void takeUp(String mailbox, Set<String> found) {
        try {
            add(mailbox, 1);
            LOG.info("Consumer '{}' takes up a mailbox that the option mailboxes names now", consumerId);
        } catch (RuntimeException e) {
            trouble(e, found);
        }
    }

    /** The log tells of what lasts once. */
    private void trouble(Exception e, Set<String> found) {
        String why = String.valueOf(e.getMessage());
        found.add(why);
        if (!troubles.contains(why)) {
            LOG.warn("Consumer '{}' goes on with the mailboxes it has: {}", consumerId, why, e);
        }
    }

    /** What keeps the mailboxes from being those that the option {@code mailboxes} names. */
    Set<String> troubles() {
        return troubles;
    }

    Feeds feeds() {
        return feeds;
    }

    /** All mailboxes together. */
    SyncStatus status() {
        return feeds.all().stream()
                .map(feed -> ((MailboxFeed) feed).sync().status())
                .reduce(SyncStatus.CLOSED, SyncStatus::plus);
    }

    /** Gives out no more work. */
    void stop() {
        endpoint.getComponent().consumed().remove(this);
        leaveSource.run();
        changing.lock();
        try {
            started = false;
        } finally {
            changing.unlock();
        }
        feeds.stop();
    }

    /** Makes durable what is done, for as long as Camel lets what ends take. */
    void close() throws Exception {
        long millis = endpoint.getCamelContext().getExecutorServiceManager().getShutdownAwaitTermination();
        try {
            feeds.close().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Consumer '{}' ends although Gmail has not taken all label changes: they are made after a"
                            + " restart",
                    consumerId);
        }
    }

    /** A place has become free in a mailbox. */
    void freed(Feed feed) {
        feeds.freed(feed.mailbox());
    }
}
