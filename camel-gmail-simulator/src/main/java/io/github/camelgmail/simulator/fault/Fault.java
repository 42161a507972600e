package io.github.camelgmail.simulator.fault;

import java.util.Collection;
import java.util.random.RandomGenerator;

/** One fault in force. It counts the requests that its pattern matched and those that it hit; both only grow. */
public final class Fault {

    private final Faults owner;
    private final String pattern;
    private final int skip;
    private final int times;
    private final double probability;
    private final FaultAction action;
    private int matched;
    private int hits;

    Fault(Faults owner, String pattern, int skip, int times, double probability, FaultAction action) {
        this.owner = owner;
        this.pattern = pattern;
        this.skip = skip;
        this.times = times;
        this.probability = probability;
        this.action = action;
    }

    /** How many requests it has hit so far. */
    public int hits() {
        synchronized (owner) {
            return hits;
        }
    }

    /** Takes it out of force. */
    public void remove() {
        owner.remove(this);
    }

    /** Whether it hits this request, which counts the request; the owner holds its lock. */
    boolean hit(Collection<String> names, RandomGenerator random) {
        if (hits >= times || names.stream().noneMatch(this::matches)) {
            return false;
        }
        matched++;
        if (matched <= skip || (probability < 1 && random.nextDouble() >= probability)) {
            return false;
        }
        hits++;
        return true;
    }

    FaultAction action() {
        return action;
    }

    private boolean matches(String name) {
        String prefix = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern + ".";
        return name.equals(pattern) || name.startsWith(prefix);
    }
}
