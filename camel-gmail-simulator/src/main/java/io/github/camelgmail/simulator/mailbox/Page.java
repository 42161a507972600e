package io.github.camelgmail.simulator.mailbox;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items what this page holds
 * @param more  whether the list goes on after it
 */
public record Page<T>(List<T> items, boolean more) {}
