package io.github.camelgmail.feed;

import io.github.camelgmail.feed.Feed.Turn;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Gives one feed its turns. Invariants: it has one turn at a time; whoever asks for a turn while it has one gets another
 * after it, and many who ask get one together. Thread-safe.
 */
final class FeedRunner {

    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    /** Gmail notifies once a second of a mailbox at most, and tells of nothing else that happens within it. */
    private static final Duration UNTOLD = Duration.ofMillis(1_100);
    /** When to look again after a notification of something that the history does not show yet. */
    private static final List<Duration> SECOND_LOOKS = List.of(Duration.ofSeconds(3), Duration.ofSeconds(11));

    private final Lock lock = new ReentrantLock();
    private final Feed feed;
    private final Pace pace;
    private final Clock clock;
    private final Executor executor;
    private final BooleanSupplier allowed;
    private final List<CompletableFuture<Void>> hints = new ArrayList<>();

    private boolean scheduled;
    private boolean running;
    private boolean again;
    private boolean stopped;
    private boolean left;
    private CompletableFuture<Void> closed;

    private boolean historyDue = true;
    private boolean incomplete;
    private BigInteger notifiedOf = BigInteger.ZERO;
    /** Until when Gmail may have told of a change and of none after it. */
    private Instant untoldUntil = Instant.MIN;

    private int looks;
    private Instant lookAgain = Instant.MAX;
    private Instant begun = Instant.MIN;
    private Instant lastRead = Instant.MIN;
    private Instant restUntil = Instant.MIN;
    private int failures;
    private Failing failing;
    private CompletableFuture<Integer> next = new CompletableFuture<>();

    /**
     * A mailbox that can't be read.
     *
     * @param since when that began
     * @param why   the latest reason
     */
    record Failing(Instant since, Throwable why) {}

    FeedRunner(Feed feed, Pace pace, Clock clock, Executor executor, BooleanSupplier allowed) {
        this.feed = feed;
        this.pace = pace;
        this.clock = clock;
        this.executor = executor;
        this.allowed = allowed;
    }

    Feed feed() {
        return feed;
    }

    /**
     * Something has changed in the mailbox.
     *
     * @param historyId where the mailbox is, or was
     * @return completes when a restart would find out by itself; fails when that is not to be waited for
     */
    CompletableFuture<Void> changed(BigInteger historyId) {
        boolean held = !feed.isOpen() && feed.heldUntil().isPresent();
        lock.lock();
        try {
            boolean unread = historyId.compareTo(feed.position()) > 0 || !feed.isOpen();
            if (unread || historyId.compareTo(notifiedOf) > 0) {
                untoldUntil = clock.instant().plus(UNTOLD);
                lookAgain = lookAgain.isBefore(untoldUntil) ? lookAgain : untoldUntil;
                notifiedOf = notifiedOf.max(historyId);
            }
            if (unread) {
                historyDue = true;
                looks = 0;
                if (!clock.instant().isBefore(restUntil)) {
                    schedule();
                }
            }
            if (feed.isOpen()) {
                return CompletableFuture.completedFuture(null);
            }
            if (stopped || held) {
                return CompletableFuture.failedFuture(notNow());
            }
            CompletableFuture<Void> hint = new CompletableFuture<>();
            hints.add(hint);
            return hint;
        } finally {
            lock.unlock();
        }
    }

    /** Time has passed: gives the feed a turn if one is due. */
    void tick() {
        lock.lock();
        try {
            Instant now = clock.instant();
            historyDue |= isHistoryDue(now);
            if (!now.isBefore(restUntil) && (historyDue || feed.isBusy())) {
                schedule();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A place has become free: goes on if the feed waits for one. */
    void freed() {
        lock.lock();
        try {
            if (!running && !clock.instant().isBefore(restUntil) && canGoOn()) {
                schedule();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How much the turn that is under way or to come hands out; fails as it does. None when there is no turn to come. */
    Optional<CompletableFuture<Integer>> turn() {
        lock.lock();
        try {
            return scheduled || running ? Optional.of(next) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    Optional<Failing> failing() {
        lock.lock();
        try {
            return Optional.ofNullable(failing);
        } finally {
            lock.unlock();
        }
    }

    /** Until when it rests, if it fails; else the beginning of time. */
    Instant restsUntil() {
        lock.lock();
        try {
            return failing == null ? Instant.MIN : restUntil;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the feed go when nothing of it is in a route; says whether this call did. */
    boolean leave() {
        lock.lock();
        try {
            boolean leaves = stopped && !running && !left && feed.isIdle();
            left |= leaves;
            return leaves;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the feed when this is first called; completes when that is done. */
    CompletableFuture<Void> close() {
        lock.lock();
        try {
            if (closed == null) {
                closed = CompletableFuture.runAsync(feed::close, executor);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** No more turns. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
        refuse(takeHints(), notNow());
    }

    private boolean canGoOn() {
        return feed.isWaiting() || incomplete && feed.hasRoom();
    }

    private boolean isHistoryDue(Instant now) {
        return pace.atEveryTick() || !now.isBefore(lookAgain) || !now.isBefore(lastRead.plus(pace.fallback()));
    }

    private void schedule() {
        if (running) {
            again = true;
        } else if (!scheduled && !stopped) {
            scheduled = true;
            executor.execute(this::run);
        }
    }

    private void run() {
        Optional<Boolean> history = begin();
        if (history.isEmpty()) {
            refuse(takeHints(), notNow());
            return;
        }
        Turn turn = null;
        Throwable failure = null;
        try {
            turn = feed.turn(history.get());
        } catch (Exception | Error e) {
            failure = e;
        } finally {
            end(history.get(), turn, failure);
        }
    }

    /** Whether the history is to be read; none when there is to be no turn now. */
    private Optional<Boolean> begin() {
        Optional<Instant> held = feed.heldUntil();
        lock.lock();
        try {
            scheduled = false;
            held.ifPresent(until -> restUntil = until);
            if (stopped || held.isPresent() || !allowed.getAsBoolean()) {
                next.complete(0);
                next = new CompletableFuture<>();
                return Optional.empty();
            }
            running = true;
            begun = clock.instant();
            boolean history = historyDue || incomplete;
            historyDue = false;
            return Optional.of(history);
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean history, Turn turn, Throwable failure) {
        CompletableFuture<Integer> ended;
        List<CompletableFuture<Void>> told;
        lock.lock();
        try {
            running = false;
            told = takeHints();
            ended = next;
            next = new CompletableFuture<>();
            if (turn == null) {
                failed(history, failure);
            } else {
                succeeded(history, turn);
                again |= canGoOn();
            }
            if (again) {
                again = false;
                schedule();
            }
        } finally {
            lock.unlock();
        }
        // Whoever waits for them may go on on this thread, which must not hold the lock.
        if (turn == null) {
            ended.completeExceptionally(failure);
            refuse(told, failure);
        } else {
            ended.complete(turn.handedOut());
            told.forEach(hint -> hint.complete(null));
        }
    }

    private void succeeded(boolean history, Turn turn) {
        failures = 0;
        failing = null;
        if (history) {
            lastRead = clock.instant();
            lookAgain = begun.isBefore(untoldUntil) ? untoldUntil : secondLook(lastRead);
        }
        incomplete = !turn.complete();
    }

    private Instant secondLook(Instant now) {
        boolean shown = notifiedOf.compareTo(feed.position()) <= 0;
        return shown || looks == SECOND_LOOKS.size() ? Instant.MAX : now.plus(SECOND_LOOKS.get(looks++));
    }

    private void failed(boolean history, Throwable failure) {
        Instant now = clock.instant();
        historyDue |= history;
        failing = new Failing(failing == null ? now : failing.since(), failure);
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures++, 10));
        restUntil = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        again = false;
    }

    private static IllegalStateException notNow() {
        return new IllegalStateException("The mailbox is not read now");
    }

    private List<CompletableFuture<Void>> takeHints() {
        lock.lock();
        try {
            List<CompletableFuture<Void>> taken = List.copyOf(hints);
            hints.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private static void refuse(List<CompletableFuture<Void>> hints, Throwable why) {
        hints.forEach(hint -> hint.completeExceptionally(why));
    }
}
