package io.github.camelgmail.client;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.client.CallQueue.Hold;
import io.github.camelgmail.client.CallQueue.Turn;
import io.github.camelgmail.client.Failure.Kind;
import io.github.camelgmail.client.MailboxCredentials.NoTokenException;
import io.github.camelgmail.client.PendingCall.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads each call from the queue over the wire to its end: back to the queue for another attempt, or to its outcome.
 *
 * <p>Invariants: a call that was accepted ends exactly once, also when the client is closed; only the wire and the token
 * endpoint block, and only on the executor.
 */
final class MailboxClient implements GmailClient {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxClient.class);

    private final String userId;
    private final Shared shared;
    private final MailboxCredentials credentials;
    private final RequestScopes scopes;
    private final CallQueue queue;
    private final DailyBudget budget;
    private final WakeUp wakeUp;
    private final Set<PendingCall<?>> open = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<Void>> backOffs = ConcurrentHashMap.newKeySet();
    private final LongAdder uploadedBytes = new LongAdder();
    private volatile boolean closed;

    MailboxClient(String userId, Shared shared, MailboxCredentials credentials) {
        ClientSettings settings = shared.settings();
        this.userId = userId;
        this.shared = shared;
        this.credentials = credentials;
        this.scopes = new RequestScopes(userId);
        this.queue = new CallQueue(
                shared.quota().user(userId, settings, shared.clock()),
                new AdaptiveLimit(settings.concurrency(), settings.maxConcurrency()),
                new AdaptiveLimit(settings.batchSize(), settings.batchSize()));
        this.budget = shared.quota().budget(userId, settings);
        this.wakeUp = new WakeUp(shared.clock(), shared.scheduler(), this::advance);
    }

    @Override
    public String mailbox() {
        return userId;
    }

    @Override
    public <T> CompletableFuture<T> execute(GmailCall<T> call) {
        PendingCall<T> pending = new PendingCall<>(call, false, units(call));
        submit(pending);
        advance();
        return pending.future();
    }

    @Override
    public CompletableFuture<Message> sendOnce(GmailCall<Message> mail) {
        return new DraftSend(this, shared, this::backOff, mail).run();
    }

    @Override
    public long uploadedBytes() {
        return uploadedBytes.sum();
    }

    @Override
    public <T> CompletableFuture<T> download(GmailCall<T> call, DownloadTarget target) {
        if (!Download.isPossible(call.method().responseType())) {
            throw new IllegalArgumentException(call.method() + " answers neither a whole mail nor an attachment");
        }
        PendingCall<T> pending = new PendingCall<>(call, false, units(call), target);
        submit(pending);
        advance();
        return pending.future();
    }

    @Override
    public <T> CompletableFuture<List<CallOutcome<T>>> executeAll(List<GmailCall<T>> calls) {
        List<CompletableFuture<CallOutcome<T>>> outcomes = new ArrayList<>(calls.size());
        for (GmailCall<T> call : calls) {
            PendingCall<T> pending = new PendingCall<>(call, true, units(call));
            outcomes.add(pending.future().handle(MailboxClient::outcome));
            submit(pending);
        }
        advance();
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(
                        done -> outcomes.stream().map(CompletableFuture::join).toList());
    }

    @Override
    public Optional<MailboxPause> pause() {
        Instant now = shared.clock().instant();
        Hold all = queue.holdOf(Urgency.SINGLE, now);
        Hold sends = queue.holdOf(Urgency.SEND, now);
        Hold hold = all == null ? sends : all;
        return Optional.ofNullable(hold)
                .map(why -> new MailboxPause(why.until(), why.reason().message(), all == null));
    }

    /** For credentials that can be limited to scopes: the scopes that calls will need. */
    RequestScopes scopes() {
        return scopes;
    }

    /** Fails what has not ended; answers still under way are dropped. */
    void close() {
        closed = true;
        queue.drain();
        for (PendingCall<?> call : open) {
            end(call, Failure.refused("the client was closed", null), null);
        }
        backOffs.forEach(backOff -> backOff.complete(null));
    }

    /** Completes after the back-off of so many failures, or when the client is closed. */
    private CompletableFuture<Void> backOff(int failures) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        backOffs.add(done);
        done.whenComplete((nothing, failure) -> backOffs.remove(done));
        Instant at = shared.clock()
                .instant()
                .plus(Retries.backoff(failures))
                .plus(shared.jitter().get());
        if (closed) {
            done.complete(null);
        } else {
            shared.scheduler()
                    .schedule(
                            () -> shared.executor().execute(() -> done.complete(null)),
                            WakeUp.nanosUntil(at, shared.clock()),
                            TimeUnit.NANOSECONDS);
        }
        return done;
    }

    private static long units(List<PendingCall<?>> calls) {
        return calls.stream().mapToLong(PendingCall::units).sum();
    }

    private int units(GmailCall<?> call) {
        return shared.settings().quotaProfile().units(call.method());
    }

    private void submit(PendingCall<?> call) {
        open.add(call);
        Instant now = shared.clock().instant();
        Hold hold = queue.holdOf(call.urgency(), now);
        if (closed) {
            end(call, Failure.refused("the client is closed", null), null);
        } else if (hold != null && !shared.retries().isInTime(call, now, hold.until())) {
            end(call, hold.reason(), hold.until());
        } else {
            queue.add(call);
        }
    }

    /** Starts all requests that can start now. */
    private void advance() {
        Turn turn = queue.next(shared.clock().instant());
        while (!closed && !turn.calls().isEmpty()) {
            dispatch(turn.calls());
            turn = queue.next(shared.clock().instant());
        }
        if (!closed && turn.wakeAt() != null) {
            wakeUp.at(turn.wakeAt());
        }
    }

    private void dispatch(List<PendingCall<?>> calls) {
        shared.projectQuota()
                .takeInTurn(units(calls), shared.scheduler())
                .thenRunAsync(() -> run(calls), shared.executor())
                .exceptionally(e -> {
                    LOG.debug("No thread for {}", calls, e);
                    calls.forEach(call -> call.failed(Failure.refused("no thread is left to make the call on", e)));
                    settle(calls, shared.clock().instant(), Map.of());
                    return null;
                });
    }

    private void run(List<PendingCall<?>> calls) {
        Instant started = shared.clock().instant();
        Failure spent = budget.spend(units(calls), calls.get(0).urgency() == Urgency.SEND, started);
        if (spent != null) {
            calls.forEach(call -> call.failed(spent));
            settle(calls, started, Map.of());
            return;
        }
        calls.forEach(call -> call.begin(started));
        Map<String, List<String>> headers = Map.of();
        try {
            headers = credentials.headers(scopes.of(calls));
            shared.counters().made(calls);
            shared.wire().send(calls, new Caller(userId, credentials.quotaUser(), headers, uploadedBytes));
        } catch (NoTokenException e) {
            calls.forEach(call -> call.failed(e.failure()));
        } catch (RuntimeException | Error e) {
            calls.forEach(call -> call.failed(Failure.unknownOutcome(0, Failure.describe(e), e)));
        }
        settle(calls, started, headers);
    }

    private void settle(List<PendingCall<?>> calls, Instant started, Map<String, List<String>> headers) {
        renewToken(calls, headers);
        Instant now = shared.clock().instant();
        Duration jitter = shared.jitter().get();
        queue.finished(calls.size(), calls.stream().anyMatch(call -> failedFor(call, Kind.CONCURRENCY)), started, now);
        List<Runnable> endings = new ArrayList<>();
        Map<Instant, List<PendingCall<?>>> later = new HashMap<>();
        for (PendingCall<?> call : calls) {
            if (call.failure() != null) {
                Instant at = retry(call, now, jitter, endings);
                if (at != null) {
                    later.computeIfAbsent(at, time -> new ArrayList<>()).add(call);
                }
            } else if (open.remove(call)) {
                queue.release(call);
                endings.add(call::complete);
            }
        }
        later.forEach(this::scheduleAgain);
        // What callers do with the outcomes may take long: the next requests come first.
        advance();
        endings.forEach(Runnable::run);
    }

    /** Decides what becomes of a failed call; returns the time of its next attempt, or null when it has ended. */
    private Instant retry(PendingCall<?> call, Instant now, Duration jitter, List<Runnable> endings) {
        Failure failure = call.failure();
        if (failure.kind() == Kind.UNAUTHENTICATED && call.mayRefresh() && !closed) {
            return now;
        }
        Instant at = Retries.earliest(failure, Math.max(1, call.attempts()), now, jitter);
        if (failure.kind().holdsMailbox() || failure.kind() == Kind.SENDING_LIMIT) {
            queue.hold(at, failure, waiting -> shared.retries().isInTime(waiting, now, at))
                    .forEach(waiting -> end(waiting, failure, at));
        }
        if (!closed && shared.retries().isRepeated(call, failure, now, at)) {
            LOG.debug("{} failed with {} {}, again at {}", call.method(), failure.statusCode(), failure.reason(), at);
            return at;
        }
        queue.release(call);
        endings.add(() -> end(call, failure, at));
        return null;
    }

    /** Calls that failed together go together again. */
    private void scheduleAgain(Instant at, List<PendingCall<?>> calls) {
        shared.scheduler().schedule(() -> again(calls), WakeUp.nanosUntil(at, shared.clock()), TimeUnit.NANOSECONDS);
    }

    private void again(List<PendingCall<?>> calls) {
        calls.stream().filter(open::contains).forEach(queue::addAgain);
        advance();
    }

    /** Where Gmail did not accept the token, the calls get another one, or the reason why there is none. */
    private void renewToken(List<PendingCall<?>> calls, Map<String, List<String>> headers) {
        if (calls.stream().noneMatch(call -> failedFor(call, Kind.UNAUTHENTICATED) && !call.hasRefreshed())) {
            return;
        }
        try {
            credentials.renew(scopes.of(calls), headers);
        } catch (NoTokenException e) {
            calls.stream()
                    .filter(call -> failedFor(call, Kind.UNAUTHENTICATED))
                    .forEach(call -> call.failed(e.failure()));
        }
    }

    private static boolean failedFor(PendingCall<?> call, Kind kind) {
        return call.failure() != null && call.failure().kind() == kind;
    }

    private void end(PendingCall<?> call, Failure failure, Instant retryAt) {
        if (open.remove(call)) {
            queue.release(call);
            shared.counters().failed();
            call.completeExceptionally(Exceptions.of(call, failure, userId, retryAt));
        }
    }

    private static <T> CallOutcome<T> outcome(T result, Throwable failure) {
        return failure == null ? CallOutcome.success(result) : CallOutcome.failure((GmailException) failure);
    }
}
