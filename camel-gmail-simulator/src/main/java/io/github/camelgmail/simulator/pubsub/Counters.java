package io.github.camelgmail.simulator.pubsub;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What happened so far, counted. Safe for concurrent use. */
final class Counters {

    final LongAdder notified = new LongAdder();
    final LongAdder published = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder nacked = new LongAdder();
    final LongAdder expired = new LongAdder();
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    void called(String method) {
        calls.computeIfAbsent(method, name -> new LongAdder()).increment();
    }

    void clear() {
        List.of(notified, published, dropped, lost, delivered, acknowledged, nacked, expired)
                .forEach(LongAdder::reset);
        calls.clear();
    }

    PubSubStatistics snapshot() {
        Map<String, Long> byMethod = new TreeMap<>();
        calls.forEach((method, count) -> byMethod.put(method, count.sum()));
        return new PubSubStatistics(
                notified.sum(),
                published.sum(),
                dropped.sum(),
                lost.sum(),
                delivered.sum(),
                acknowledged.sum(),
                nacked.sum(),
                expired.sum(),
                byMethod);
    }
}
