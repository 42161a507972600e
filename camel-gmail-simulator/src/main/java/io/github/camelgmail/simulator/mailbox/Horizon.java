package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mailbox.NotificationSink.Headstart;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far the history can be seen: to its end, but for the time by which notifications ran ahead of their changes. Changes after
 * an unseen one are unseen too. Guarded by the mailbox's lock, but for {@link #mayHide}.
 */
final class Horizon {

    private final Clock clock;
    private final Deque<Unseen> unseen = new ArrayDeque<>();
    private volatile boolean mayHide;

    Horizon(Clock clock) {
        this.clock = clock;
    }

    /** Hides a change, which is newer than all others. */
    void hide(long id, long idBefore, Headstart headstart) {
        unseen.add(new Unseen(id, idBefore, clock.instant().plus(headstart.time()), headstart.tellsHistoryId()));
        mayHide = true;
    }

    /** Whether anything is hidden, perhaps; never false while something is. */
    boolean mayHide() {
        return mayHide;
    }

    /** The first change that is not seen; {@link Long#MAX_VALUE} when all are. */
    long firstUnseen() {
        Unseen first = first();
        return first == null ? Long.MAX_VALUE : first.id();
    }

    /** The history id as it is told, given the true one. */
    long told(long current) {
        Unseen first = first();
        return first == null || first.tellsHistoryId() ? current : first.idBefore();
    }

    private Unseen first() {
        Instant now = clock.instant();
        while (!unseen.isEmpty() && !now.isBefore(unseen.peek().until())) {
            unseen.poll();
        }
        mayHide = !unseen.isEmpty();
        return unseen.peek();
    }

    private record Unseen(long id, long idBefore, Instant until, boolean tellsHistoryId) {}
}
