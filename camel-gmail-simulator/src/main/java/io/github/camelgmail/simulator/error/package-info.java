/** Refusals in Google's shape, which every other package may throw. */
package io.github.camelgmail.simulator.error;
