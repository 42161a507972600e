package io.github.camelgmail.simulator.pubsub;

/**
 * One delivery of a message.
 *
 * @param ackId           what it is acknowledged by; another one at each delivery
 * @param message         the message
 * @param deliveryAttempt how many deliveries there were with this one; 0 without a dead-letter policy
 */
public record ReceivedMessage(String ackId, PubSubMessage message, int deliveryAttempt) {}
