package io.github.camelgmail.client;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * What the clients of all mailboxes share.
 *
 * @param counters what all calls come to
 * @param jitter   a random time from 0 to 1,000 ms, to be added to each back-off
 */
record Shared(
        ClientSettings settings,
        Wire wire,
        SharedQuota quota,
        UnitBucket projectQuota,
        Retries retries,
        Executor executor,
        ScheduledExecutorService scheduler,
        Clock clock,
        CallCounters counters,
        Supplier<Duration> jitter) {}
