package io.github.camelgmail.simulator.fault;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Duration;

/** What befalls a request that a {@link Fault} has chosen. */
public sealed interface FaultAction {

    /** The request waits this long before it is worked on; other faults still apply to it. */
    record Delay(Duration duration) implements FaultAction {}

    /** The request is answered with this status and body instead of being worked on. */
    record Answer(int status, String body) implements FaultAction {}

    /** The request is refused in Google's error shape instead of being worked on. */
    record Refuse(GmailError error) implements FaultAction {}

    /** The connection is closed before any work is done. */
    record CutBefore() implements FaultAction {}

    /** The work is done, then the connection is closed without an answer. */
    record CutAfter() implements FaultAction {}

    /** The work is done and the answer's body trickles in over this time. */
    record SlowBody(Duration duration) implements FaultAction {}
}
