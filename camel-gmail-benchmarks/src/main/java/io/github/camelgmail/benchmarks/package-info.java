/**
 * Benchmarks that set the component beside what users have today, both on the simulator, which runs in a JVM of its own.
 *
 * <p>A further benchmark is a picocli sub-command of {@link io.github.camelgmail.benchmarks.Benchmarks}.
 */
package io.github.camelgmail.benchmarks;
