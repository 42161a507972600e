package io.github.camelgmail.simulator.fault;

import java.time.Duration;

/**
 * Everything that the faults in force do to one request.
 *
 * @param latency how long the request waits before it is worked on
 * @param action  what happens to it then; null when nothing does, and never a {@link FaultAction.Delay}
 */
public record FaultPlan(Duration latency, FaultAction action) {}
