package io.github.camelgmail.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The simulator in a JVM of its own. It is reachable from construction until {@link #close}; each call waits until the
 * simulator has done what it says.
 */
final class SimulatorProcess implements AutoCloseable {

    private final Servant simulator = new Servant(SimulatorControl.class);

    SimulatorProcess() throws IOException {}

    /** Forgets all mail, requests and latency, and makes an empty mailbox. No client may be at work. */
    Target newMailbox() throws IOException {
        return new Target(simulator.greeting(), simulator.ask("reset"));
    }

    /** Lets mail arrive in the mailbox, and gives its message ids. */
    List<String> deliver(int mails, int bytes) throws IOException {
        return List.of(simulator.ask("deliver " + mails + " " + bytes).split(" "));
    }

    /** Makes the topic, and the subscription that is pulled; gives Pub/Sub's address. Notifications are not limited in number. */
    String pubsub() throws IOException {
        return simulator.ask("pubsub");
    }

    /** Makes the subscription that is pushed. */
    void push(String url) throws IOException {
        simulator.ask("push " + url);
    }

    /** A token for pushes to the URL that Google has not signed. */
    String forgedToken(String url) throws IOException {
        return simulator.ask("forge " + url);
    }

    /** Delays every request from now on. */
    void latency(Duration latency) throws IOException {
        simulator.ask("latency " + latency.toMillis());
    }

    /** What was asked since the mailbox was made. */
    Usage usage() throws IOException {
        String[] counts = simulator.ask("usage").split(" ");
        return new Usage(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
