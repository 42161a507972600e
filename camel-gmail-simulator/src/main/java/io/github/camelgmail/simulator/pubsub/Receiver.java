package io.github.camelgmail.simulator.pubsub;

import java.time.Duration;
import java.util.List;

/** Whoever takes messages from a subscription: a stream, a waiting pull, or a push endpoint. It must never block. */
public abstract class Receiver {

    /** Guarded by the subscription. */
    private int outstanding;

    /** The most deliveries that it may hold unacknowledged now; 0 while it takes none. */
    protected abstract int capacity();

    /** How long it may hold a delivery. */
    protected abstract Duration ackDeadline();

    /** Takes deliveries, at least one. */
    protected abstract void accept(List<ReceivedMessage> messages);

    /** Is told that it gets no more; by what. */
    protected abstract void end(PubSubError reason);

    final int room() {
        return capacity() - outstanding;
    }

    final void outstanding(int change) {
        outstanding += change;
    }
}
