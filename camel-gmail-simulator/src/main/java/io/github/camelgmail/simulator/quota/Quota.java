package io.github.camelgmail.simulator.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.error.GmailError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Enforces {@link QuotaSettings} by the simulator's clock. Units are a token bucket a user and one for the project; a refused
 * call costs nothing. Thread-safe.
 */
public final class Quota {

    private static final Set<String> SENDING = Set.of("messages.send", "drafts.send");

    private final Clock clock;
    private volatile State state;

    public Quota(QuotaSettings settings, Clock clock) {
        this.clock = clock;
        reset(settings);
    }

    /** Enforces these settings from now on, with full buckets. */
    public void reset(QuotaSettings settings) {
        state = new State(settings, clock);
    }

    /** Full buckets again. */
    public void reset() {
        reset(state.settings);
    }

    /** The price of a call in units. */
    public int units(ApiMethod method) {
        return state.settings.profile().units(method);
    }

    /**
     * Pays for a call.
     *
     * @throws GmailError when the user or the project has no units left, or has sent the day's mails
     */
    public void charge(String user, ApiMethod method) {
        State now = state;
        QuotaSettings settings = now.settings;
        Usage usage = now.usage(user);
        boolean mail = settings.mailsPerDay() > 0 && SENDING.contains(method.id());
        synchronized (usage) {
            if (mail) {
                usage.checkMails(clock.instant(), settings.mailsPerDay());
            }
            if (now.project != null) {
                pay(now, usage, units(method));
            }
            if (mail) {
                usage.countMail(clock.instant());
            }
        }
    }

    private void pay(State now, Usage usage, int units) {
        boolean penalties = now.settings.refusal() == QuotaRefusal.RETRY_AFTER;
        QuotaProfile profile = now.settings.profile();
        if (penalties && usage.isPenalised(clock.instant())) {
            throw usage.penalise(clock.instant());
        }
        if (!usage.bucket.tryConsume(units)) {
            throw penalties ? usage.penalise(clock.instant()) : QuotaErrors.metric(profile, " per user");
        }
        if (!now.project.tryConsume(units)) {
            usage.bucket.addTokens(units);
            throw QuotaErrors.metric(profile, "");
        }
    }

    /**
     * Counts a request of the user as in flight until the permit is closed.
     *
     * @throws GmailError when as many as allowed are already in flight
     */
    public Permit enter(String user) {
        State now = state;
        Usage usage = now.usage(user);
        int limit = now.settings.maxConcurrentRequests();
        if (limit > 0 && usage.inFlight.incrementAndGet() > limit) {
            usage.inFlight.decrementAndGet();
            throw QuotaErrors.concurrency();
        }
        return limit > 0 ? usage.inFlight::decrementAndGet : () -> {};
    }

    /** A request in flight. */
    @FunctionalInterface
    public interface Permit {
        /** The request is no longer in flight. */
        void close();
    }

    private static final class State {
        private final QuotaSettings settings;
        private final Bucket project;
        private final ConcurrentHashMap<String, Usage> users = new ConcurrentHashMap<>();
        private final Function<String, Usage> newUsage;

        State(QuotaSettings settings, Clock clock) {
            TimeMeter meter = new ClockMeter(clock);
            QuotaProfile profile = settings.profile();
            boolean limited = profile != QuotaProfile.NONE;
            int divisor = settings.burstDivisor();
            this.settings = settings;
            this.project = limited ? bucket(profile.projectUnitsPerMinute(), divisor, meter) : null;
            this.newUsage = user -> new Usage(limited ? bucket(profile.userUnitsPerMinute(), divisor, meter) : null);
        }

        Usage usage(String user) {
            return users.computeIfAbsent(user, newUsage);
        }

        private static Bucket bucket(long unitsPerMinute, int burstDivisor, TimeMeter meter) {
            return Bucket.builder()
                    .withCustomTimePrecision(meter)
                    .addLimit(limit -> limit.capacity(unitsPerMinute / burstDivisor)
                            .refillGreedy(unitsPerMinute, Duration.ofMinutes(1)))
                    .build();
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
