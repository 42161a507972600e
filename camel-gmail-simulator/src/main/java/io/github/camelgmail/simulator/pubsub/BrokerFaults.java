package io.github.camelgmail.simulator.pubsub;

import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong in Pub/Sub itself on demand; nothing at first. Safe for concurrent use. */
public final class BrokerFaults {

    private static final String ALL = "*";

    private final Map<String, Code> refused = new ConcurrentHashMap<>();
    private final Runnable refusalChanged;
    private Random random = new Random(0);
    private double lostAcks;

    /** @param refusalChanged run after each change of what is refused, so that open streams may be ended */
    BrokerFaults(Runnable refusalChanged) {
        this.refusalChanged = refusalChanged;
    }

    /** An outage: every gRPC call is refused and every open stream ended, until {@link #restore}. */
    public void refuse(Code code) {
        refuse(ALL, code);
    }

    /** Refuses the calls of one gRPC method, as {@code StreamingPull} (open ones end) or {@code Acknowledge}. */
    public void refuse(String method, Code code) {
        refused.put(method, code);
        refusalChanged.run();
    }

    /** Ends every refusal. */
    public void restore() {
        refused.clear();
    }

    /** The share of acknowledgements that get lost although they are answered, so that the message comes again. */
    public synchronized void lostAcks(double share) {
        lostAcks = Shares.require(share);
    }

    /** Restarts chance; the seed is 0 at first. */
    public synchronized void seed(long seed) {
        random = new Random(seed);
    }

    /** Ends everything that goes wrong and restarts chance. */
    public void clear() {
        restore();
        lostAcks(0);
        seed(0);
    }

    /** Throws the refusal of a method, if it is refused. */
    void check(String method) {
        Code code = refused.getOrDefault(method, refused.get(ALL));
        if (code != null) {
            throw PubSubError.onDemand(code);
        }
    }

    synchronized boolean losesAck() {
        return lostAcks > 0 && random.nextDouble() < lostAcks;
    }
}
