/** A faithful Gmail in one process: start it, seed it, point a client at it, inject faults, inspect it. */
package io.github.camelgmail.simulator;
