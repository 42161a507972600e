package io.github.camelgmail.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How long mails take to the end of a route. One mail is on its way at a time. */
final class Latencies {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final List<Double> millis = new ArrayList<>();

    private record Arrival(String messageId, long nanos) {}

    /** A mail has come to the end of the route. */
    void arrived(String messageId) {
        arrivals.add(new Arrival(messageId, System.nanoTime()));
    }

    /** Waits for a mail that was delivered; others don't count. */
    void await(String messageId, long delivered) throws InterruptedException {
        Arrival arrival;
        do {
            arrival = arrivals.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                throw new IllegalStateException("a mail has not arrived within " + LONGEST.toSeconds() + " seconds");
            }
        } while (!arrival.messageId().equals(messageId));
        millis.add((arrival.nanos() - delivered) / 1e6);
    }

    /** Whether any mail arrives within that time. */
    boolean anyArrives(Duration time) throws InterruptedException {
        return arrivals.poll(time.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    /** Adds those of another round. */
    void add(Latencies other) {
        millis.addAll(other.millis);
    }

    /** The time in ms that so much of the mail, as 0.5, does not take longer than. */
    double quantile(double part) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }
}
