package io.github.camelgmail.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Runs an action at the earliest of the times asked for; later ones are asked for again by the action itself. */
final class WakeUp {

    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Runnable action;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant next = Instant.MAX;
    private ScheduledFuture<?> scheduled;

    WakeUp(Clock clock, ScheduledExecutorService scheduler, Runnable action) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.action = action;
    }

    void at(Instant time) {
        lock.lock();
        try {
            if (time.isBefore(next)) {
                if (scheduled != null) {
                    scheduled.cancel(false);
                }
                next = time;
                scheduled = scheduler.schedule(this::wake, nanosUntil(time, clock), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Never earlier than the time, whatever the clock's resolution. */
    static long nanosUntil(Instant time, Clock clock) {
        return Math.max(0, Duration.between(clock.instant(), time).toMillis() + 1) * 1_000_000;
    }

    private void wake() {
        lock.lock();
        try {
            next = Instant.MAX;
            scheduled = null;
        } finally {
            lock.unlock();
        }
        action.run();
    }
}
