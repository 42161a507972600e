package io.github.camelgmail.simulator.mailbox;

/**
 * A draft: a stable id around a message that every save replaces.
 *
 * @param id      {@code r} and a signed 64-bit decimal number
 * @param message the current content, with a message id of its own
 */
public record Draft(String id, StoredMessage message) {}
