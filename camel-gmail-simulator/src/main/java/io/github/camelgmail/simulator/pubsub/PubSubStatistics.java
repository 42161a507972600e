package io.github.camelgmail.simulator.pubsub;

import java.util.Map;

/**
 * What happened since the start or the last reset.
 *
 * @param notified     notifications that Gmail published, copies among them
 * @param published    messages that topics here took, from Gmail and from anybody else
 * @param dropped      notifications left out because of the limit of one a second a user
 * @param lost         notifications left out by {@link NotificationFaults}, or refused by their topic
 * @param delivered    deliveries to subscribers, repeated ones among them
 * @param acknowledged deliveries acknowledged in time
 * @param nacked       deliveries refused, by a deadline of zero or by an endpoint's answer
 * @param expired      deliveries whose deadline ran out
 * @param calls        gRPC calls by method, as {@code Acknowledge}; a stream is one
 */
public record PubSubStatistics(
        long notified,
        long published,
        long dropped,
        long lost,
        long delivered,
        long acknowledged,
        long nacked,
        long expired,
        Map<String, Long> calls) {

    /** How often a gRPC method was called. */
    public long calls(String method) {
        return calls.getOrDefault(method, 0L);
    }
}
