/** Faults on demand: which requests are delayed, refused or cut, how often, and how. */
package io.github.camelgmail.simulator.fault;
