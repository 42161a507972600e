package io.github.camelgmail.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock, a scheduler and an executor in one, in which waiting takes no time: all tasks run on the test's thread. */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>(
            Comparator.<Task<?>, Instant>comparing(task -> task.at).thenComparing(task -> task.order));
    private volatile Instant now;
    private long order;

    VirtualTime() {
        this(START);
    }

    VirtualTime(Instant start) {
        this.now = start;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Lets time pass until the future is done, or until nothing is left to do. */
    <T> CompletableFuture<T> runUntilDone(CompletableFuture<T> future) {
        while (!future.isDone() && runNext()) {
            // each step is the condition's
        }
        return future;
    }

    /** Lets time pass up to then. */
    void runUntil(Instant end) {
        while (!tasks.isEmpty() && !tasks.peek().at.isAfter(end)) {
            runNext();
        }
        now = end;
    }

    private boolean runNext() {
        Task<?> next = tasks.poll();
        if (next == null) {
            return false;
        }
        if (next.at.isAfter(now)) {
            now = next.at;
        }
        next.run();
        return true;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(new Task<>(command, now.plusNanos(unit.toNanos(delay)), order++));
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    private Task<?> add(Task<?> task) {
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V>, RunnableFuture<V> {

        private final Instant at;
        private final long order;

        Task(Runnable action, Instant at, long order) {
            super(action, null);
            this.at = at;
            this.order = order;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, at));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        protected void setException(Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
