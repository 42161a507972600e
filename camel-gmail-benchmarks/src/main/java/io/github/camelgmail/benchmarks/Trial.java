package io.github.camelgmail.benchmarks;

import java.time.Duration;

/**
 * One line of the comparison: a contender consumes mails that have just arrived.
 *
 * @param latency by which the simulator delays each request
 * @param mails   how many arrive
 */
record Trial(Contender contender, Duration latency, int mails) {}
