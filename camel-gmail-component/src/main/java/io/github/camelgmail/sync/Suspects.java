package io.github.camelgmail.sync;

import io.github.camelgmail.checkpoint.Checkpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The changes that were in a route when the process died. Each is handed out alone, so that one which kills the process
 * can be told from those that only were there; after its third death alone it is not handed out any more.
 */
final class Suspects {

    static final int MOST_DEATHS = 3;

    private final Deque<String> waiting;
    private final Map<String, Integer> deaths;

    Suspects(Checkpoint.InFlight atDeath) {
        this.waiting = new ArrayDeque<>(atDeath.keys());
        this.deaths = new HashMap<>(atDeath.deaths());
        if (atDeath.keys().size() == 1) {
            deaths.merge(atDeath.keys().get(0), 1, Integer::sum);
        }
    }

    /** The next one to be handed out alone, or null when none is left. */
    synchronized String next() {
        return waiting.peek();
    }

    /** The next one has been handed out, or is no longer there. */
    synchronized void drop() {
        waiting.poll();
    }

    synchronized boolean isDeadly(String key) {
        return deaths.getOrDefault(key, 0) >= MOST_DEATHS;
    }

    /** The change has been finished, or has at least failed in an orderly way. */
    synchronized void acquit(String key) {
        deaths.remove(key);
    }

    /** How often the process died while a change was alone, by key. */
    synchronized Map<String, Integer> deaths() {
        return Map.copyOf(deaths);
    }
}
