package io.github.camelgmail.feed;

import java.time.Duration;

/**
 * How often mailboxes are looked at.
 *
 * @param atEveryTick whether the history is read at every tick; else when a notification came
 * @param fallback    without a notification, how long at most
 */
public record Pace(boolean atEveryTick, Duration fallback) {}
