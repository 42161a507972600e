package io.github.camelgmail.client;

import io.github.camelgmail.client.PendingCall.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The calls of one mailbox that wait for their turn, and what they wait for: the end of a pause that Gmail asked for, a
 * free request, quota units, and the end of another write to the same resource.
 *
 * <p>Invariants: all state is guarded by the lock, under which nothing blocks and no future completes; the number of
 * requests under way never exceeds the limit except while the limit shrinks; a resource has at most one write under way.
 */
final class CallQueue {

    /**
     * What to do now.
     *
     * @param calls  to be made in one request; empty when nothing can be done yet
     * @param wakeAt when to ask again; null when the next event will tell
     */
    record Turn(List<PendingCall<?>> calls, Instant wakeAt) {

        private static final Turn NOTHING = new Turn(List.of(), null);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Urgency, LinkedList<PendingCall<?>>> waiting = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Long> unitsServed = new EnumMap<>(Urgency.class);
    /** The one call that may write to a resource, from its first attempt to its end. */
    private final Map<String, PendingCall<?>> writers = new HashMap<>();

    private final UnitBucket quota;
    private final AdaptiveLimit requests;
    private final AdaptiveLimit parts;
    private int underWay;
    private Instant heldUntil = Instant.MIN;
    private Instant sendsHeldUntil = Instant.MIN;
    private Failure heldBy;
    private Failure sendsHeldBy;

    CallQueue(UnitBucket quota, AdaptiveLimit requests, AdaptiveLimit parts) {
        this.quota = quota;
        this.requests = requests;
        this.parts = parts;
        for (Urgency urgency : Urgency.values()) {
            waiting.put(urgency, new LinkedList<>());
            unitsServed.put(urgency, 0L);
        }
    }

    void add(PendingCall<?> call) {
        locked(() -> {
            catchUp(call.urgency());
            waiting.get(call.urgency()).addLast(call);
        });
    }

    /** Puts a call that was under way in front of the others; it still owns the resource it writes to. */
    void addAgain(PendingCall<?> call) {
        locked(() -> {
            catchUp(call.urgency());
            writers.remove(call.writes(), call);
            waiting.get(call.urgency()).addFirst(call);
        });
    }

    /** The next request, which counts as under way from now on. */
    Turn next(Instant now) {
        lock.lock();
        try {
            if (underWay >= requests.value()) {
                return Turn.NOTHING;
            }
            if (now.isBefore(heldUntil)) {
                return new Turn(List.of(), heldUntil);
            }
            Instant wakeAt = null;
            for (Urgency urgency : order()) {
                if (urgency == Urgency.SEND && now.isBefore(sendsHeldUntil)) {
                    wakeAt = sendsHeldUntil;
                    continue;
                }
                List<PendingCall<?>> chosen = choose(waiting.get(urgency));
                if (chosen.isEmpty()) {
                    continue;
                }
                long units = units(chosen);
                Duration wait = quota.take(units);
                if (!wait.isZero()) {
                    waiting.get(urgency).addAll(0, chosen);
                    return new Turn(List.of(), now.plus(wait));
                }
                unitsServed.merge(urgency, units, Long::sum);
                chosen.stream().filter(call -> call.writes() != null).forEach(call -> writers.put(call.writes(), call));
                underWay++;
                return new Turn(chosen, null);
            }
            return new Turn(List.of(), wakeAt);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends a request; its calls have yet to be released or added again. Gmail counts the parts of a batch as so many
     * requests. A batch is the cheaper way to have many, so that batches shrink last and grow first.
     */
    void finished(int calls, boolean tooMany, Instant started, Instant now) {
        locked(() -> {
            underWay--;
            if (tooMany) {
                (requests.value() > 1 ? requests : parts).refused(started, now);
            } else if (!parts.isAtMaximum() && calls >= parts.value()) {
                parts.succeeded();
            } else if (parts.isAtMaximum() || calls == 1) {
                requests.succeeded();
            }
        });
    }

    /** Ends a call for good: if it wrote to a resource, others may now. */
    void release(PendingCall<?> call) {
        locked(() -> writers.remove(call.writes(), call));
    }

    /** Holds all calls, or all sends, back until then, and gives out those that can't wait so long. */
    List<PendingCall<?>> hold(Instant until, Failure reason, Predicate<PendingCall<?>> canWait) {
        lock.lock();
        try {
            boolean all = reason.kind().holdsMailbox();
            if (all && until.isAfter(heldUntil)) {
                heldUntil = until;
                heldBy = reason;
            } else if (!all && until.isAfter(sendsHeldUntil)) {
                sendsHeldUntil = until;
                sendsHeldBy = reason;
            }
            List<PendingCall<?>> leaving = new ArrayList<>();
            waiting.forEach((urgency, calls) -> {
                if (all || urgency == Urgency.SEND) {
                    calls.stream().filter(canWait.negate()).forEach(leaving::add);
                    calls.removeIf(canWait.negate());
                }
            });
            return leaving;
        } finally {
            lock.unlock();
        }
    }

    /** What calls of this urgency wait for, and until when; null when nothing holds them back. */
    Hold holdOf(Urgency urgency, Instant now) {
        lock.lock();
        try {
            if (now.isBefore(heldUntil)) {
                return new Hold(heldUntil, heldBy);
            }
            return urgency == Urgency.SEND && now.isBefore(sendsHeldUntil)
                    ? new Hold(sendsHeldUntil, sendsHeldBy)
                    : null;
        } finally {
            lock.unlock();
        }
    }

    /** A pause that Gmail asked for. */
    record Hold(Instant until, Failure reason) {}

    /** Empties the queue. */
    List<PendingCall<?>> drain() {
        lock.lock();
        try {
            List<PendingCall<?>> all = new ArrayList<>();
            waiting.values().forEach(calls -> {
                all.addAll(calls);
                calls.clear();
            });
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first call that can go, with all that can share a batch with it, out of the waiting ones. */
    private List<PendingCall<?>> choose(LinkedList<PendingCall<?>> calls) {
        List<PendingCall<?>> chosen = new ArrayList<>();
        Set<String> taken = new HashSet<>(writers.keySet());
        long units = 0;
        for (Iterator<PendingCall<?>> i = calls.iterator(); i.hasNext() && chosen.size() < parts.value(); ) {
            PendingCall<?> call = i.next();
            boolean free = call.writes() == null || taken.add(call.writes());
            if (!free || !chosen.isEmpty() && !call.isBatchable()) {
                continue;
            }
            if (!chosen.isEmpty() && units + call.units() > quota.capacity()) {
                break;
            }
            i.remove();
            chosen.add(call);
            units += call.units();
            if (!call.isBatchable()) {
                break;
            }
        }
        return chosen;
    }

    /** Sends first; of the others, those that have had less. */
    private List<Urgency> order() {
        return unitsServed.get(Urgency.SINGLE) <= unitsServed.get(Urgency.BACKLOG)
                ? List.of(Urgency.SEND, Urgency.SINGLE, Urgency.BACKLOG)
                : List.of(Urgency.SEND, Urgency.BACKLOG, Urgency.SINGLE);
    }

    /** Who had nothing to do has no claim to what others used meanwhile. */
    private void catchUp(Urgency urgency) {
        if (waiting.get(urgency).isEmpty() && urgency != Urgency.SEND) {
            Urgency other = urgency == Urgency.SINGLE ? Urgency.BACKLOG : Urgency.SINGLE;
            unitsServed.merge(urgency, unitsServed.get(other), Math::max);
        }
    }

    private static long units(List<PendingCall<?>> calls) {
        return calls.stream().mapToLong(PendingCall::units).sum();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
