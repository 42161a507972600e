package io.github.camelgmail.simulator.pubsub;

import java.time.Instant;
import java.util.Map;

/**
 * A message as a topic holds it.
 *
 * @param id          Pub/Sub's own, a number; unique
 * @param data        the payload; not to be changed
 * @param attributes  may be empty
 * @param orderingKey empty when there is none
 * @param publishTime when the topic took it
 */
public record PubSubMessage(
        String id, byte[] data, Map<String, String> attributes, String orderingKey, Instant publishTime) {}
