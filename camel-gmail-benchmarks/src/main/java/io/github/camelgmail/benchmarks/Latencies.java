package io.github.camelgmail.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** How long mails take to the end of a route. One mail is on its way at a time. */
final class Latencies {

    private static final int LONGEST_SECONDS = 20;

    private final BlockingQueue<Long> arrivals = new ArrayBlockingQueue<>(100);
    private final List<Double> millis = new ArrayList<>();

    /** A mail has come to the end of the route. */
    void arrived() {
        arrivals.add(System.nanoTime());
    }

    /** Waits for the mail that was delivered. */
    void await(long delivered) throws InterruptedException {
        Long arrived = arrivals.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (arrived == null) {
            throw new IllegalStateException("a mail has not arrived within " + LONGEST_SECONDS + " seconds");
        }
        millis.add((arrived - delivered) / 1e6);
    }

    /** Waits for mails that don't count. */
    void discard(int mails) throws InterruptedException {
        for (int i = 0; i < mails; i++) {
            if (arrivals.poll(LONGEST_SECONDS, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("no mail has arrived within " + LONGEST_SECONDS + " seconds");
            }
        }
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
