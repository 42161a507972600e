package io.github.camelgmail.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * The faults in force. Of several that match a request, every delay applies and the first other one decides;
 * those after it neither hit nor count, so two faults with {@code times} play one after the other.
 *
 * <p>A request goes by the method's id without {@code gmail.users.}, as {@code messages.get}, or by {@code batch} (the whole
 * batch; its parts go by their own methods), {@code token}, {@code certs}, {@code upload.start} (of a resumable session) and
 * {@code upload.chunk}. An upload request that does a method's work goes by {@code upload.media}, {@code upload.multipart}
 * or {@code upload.chunk} and by the method's id.
 */
public final class Faults {

    private static final String BATCH = "batch";

    private final List<Fault> inForce = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private Random random = new Random(0);

    /**
     * Begins a fault.
     *
     * @param pattern a name as above; {@code messages} and {@code messages.*} cover every name beneath, {@code *} all
     */
    public FaultBuilder on(String pattern) {
        return new FaultBuilder(this, pattern);
    }

    /** Delays every request. A batch waits by its parts, which all wait at the same time. */
    public synchronized void latency(Duration everyRequest) {
        this.latency = everyRequest;
    }

    /** Restarts the chance behind {@link FaultBuilder#probability}; the seed is 0 at first. */
    public synchronized void seed(long seed) {
        this.random = new Random(seed);
    }

    /** Takes every fault and the latency out of force and restarts chance. */
    public synchronized void clear() {
        inForce.clear();
        latency = Duration.ZERO;
        random = new Random(0);
    }

    /** What happens to a request that goes by these names; counts the request. */
    public synchronized FaultPlan plan(Collection<String> names) {
        Duration wait = names.contains(BATCH) ? Duration.ZERO : latency;
        for (Fault fault : inForce) {
            if (!fault.hit(names, random)) {
                continue;
            }
            if (fault.action() instanceof FaultAction.Delay delay) {
                wait = wait.plus(delay.duration());
            } else {
                return new FaultPlan(wait, fault.action());
            }
        }
        return new FaultPlan(wait, null);
    }

    synchronized void add(Fault fault) {
        inForce.add(fault);
    }

    synchronized void remove(Fault fault) {
        inForce.remove(fault);
    }
}
