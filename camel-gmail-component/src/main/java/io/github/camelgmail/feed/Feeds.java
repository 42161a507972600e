package io.github.camelgmail.feed;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailboxes of one consumer. Each gets its turns on an executor in the order in which they were asked for, and one
 * that fails rests without slowing the others. Thread-safe.
 */
public final class Feeds {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final String ME = "me";

    private final Map<String, FeedRunner> runners = new ConcurrentHashMap<>();
    /** Feeds that were removed and still have something in a route. */
    private final Queue<FeedRunner> leaving = new ConcurrentLinkedQueue<>();

    private final Pace pace;
    private final Clock clock;
    private final Executor executor;
    private final BooleanSupplier allowed;

    /**
     * A mailbox that can't be read.
     *
     * @param mailbox as the consumer names it
     * @param since   when that began
     * @param why     the latest reason
     */
    public record Failing(String mailbox, Instant since, Throwable why) {}

    /**
     * @param pace     when the mailboxes are looked at
     * @param clock    tells when something is due
     * @param executor as many mailboxes have their turns at once as it has threads
     * @param allowed  whether turns may be given now
     */
    public Feeds(Pace pace, Clock clock, Executor executor, BooleanSupplier allowed) {
        this.pace = pace;
        this.clock = clock;
        this.executor = executor;
        this.allowed = allowed;
    }

    public void add(Feed feed) {
        runners.put(key(feed.mailbox()), new FeedRunner(feed, pace, clock, executor, allowed));
    }

    /** Lets a mailbox go: at once, or when what it has in a route is done. */
    public void remove(String mailbox) {
        FeedRunner runner = runners.remove(key(mailbox));
        if (runner != null) {
            runner.stop();
            leaving.add(runner);
        }
    }

    /** Whether the mailbox is here, or on its way out. */
    public boolean has(String mailbox) {
        return runners.containsKey(key(mailbox))
                || leaving.stream()
                        .anyMatch(runner -> key(runner.feed().mailbox()).equals(key(mailbox)));
    }

    /** The mailboxes that are here to stay. */
    public List<String> mailboxes() {
        return runners.values().stream().map(runner -> runner.feed().mailbox()).toList();
    }

    /** How many mailboxes are here to stay. */
    public int size() {
        return runners.size();
    }

    /** All feeds, those on their way out as well. */
    public Collection<Feed> all() {
        Map<Feed, Boolean> all = new LinkedHashMap<>();
        runners.values().forEach(runner -> all.put(runner.feed(), true));
        leaving.forEach(runner -> all.put(runner.feed(), true));
        return all.keySet();
    }

    /** Gives turns to all that are due. */
    public void tick() {
        runners.values().forEach(FeedRunner::tick);
        leaving.stream().filter(FeedRunner::leave).forEach(runner -> runner.close()
                .whenComplete((done, failure) -> closed(runner, failure)));
    }

    /** What could not be made durable is no reason to keep the mailbox from coming back. */
    private void closed(FeedRunner runner, Throwable failure) {
        leaving.remove(runner);
        if (failure != null) {
            LOG.warn("A mailbox was let go, though not all that is done in it is durable", failure);
        }
    }

    /** Closes all, those on their way out as well; fails when one could not be closed in order. */
    public CompletableFuture<Void> close() {
        return CompletableFuture.allOf(Stream.concat(runners.values().stream(), leaving.stream())
                .map(FeedRunner::close)
                .toArray(CompletableFuture[]::new));
    }

    /**
     * A mailbox has changed, by its address; one that is not here is none of this consumer's, and there is nothing to do.
     * Before first contact it is not known which one {@code me} is: it is looked at, but nobody's hint waits for it.
     */
    public CompletableFuture<Void> changed(String mailbox, BigInteger historyId) {
        Optional<FeedRunner> runner = named(mailbox);
        CompletableFuture<Void> hint =
                runner.map(found -> found.changed(historyId)).orElseGet(() -> CompletableFuture.completedFuture(null));
        boolean known = runner.isEmpty()
                || runner.get().feed().isOpen()
                || !runner.get().feed().mailbox().equals(ME);
        return known ? hint : CompletableFuture.completedFuture(null);
    }

    /** Whether a notification that names an address may be about a mailbox of these. */
    public boolean areAbout(String address) {
        return named(address).isPresent();
    }

    private Optional<FeedRunner> named(String address) {
        FeedRunner runner = runners.get(key(address));
        return runner != null
                ? Optional.of(runner)
                : Optional.ofNullable(runners.get(ME)).filter(me -> me.feed().isAbout(address));
    }

    /** A place has become free in a mailbox. */
    public void freed(String mailbox) {
        FeedRunner runner = runners.get(key(mailbox));
        if (runner != null) {
            runner.freed();
        }
    }

    /**
     * How much the next turn of the only mailbox hands out, or what it fails with; none when there are several, or it has
     * no turn now.
     */
    public Optional<CompletableFuture<Integer>> onlyTurn() {
        return runners.size() == 1 ? runners.values().iterator().next().turn() : Optional.empty();
    }

    /** The mailboxes that can't be read. */
    public List<Failing> failing() {
        return runners.values().stream()
                .flatMap(runner -> runner
                        .failing()
                        .map(failing -> new Failing(runner.feed().mailbox(), failing.since(), failing.why()))
                        .stream())
                .toList();
    }

    /** Until when all of them rest, since none can be read; none while one can. */
    public Optional<Instant> restUntil() {
        return runners.values().stream()
                .map(FeedRunner::restsUntil)
                .min(Comparator.naturalOrder())
                .filter(until -> !until.equals(Instant.MIN));
    }

    /** No more turns. */
    public void stop() {
        runners.values().forEach(FeedRunner::stop);
    }

    private static String key(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }
}
