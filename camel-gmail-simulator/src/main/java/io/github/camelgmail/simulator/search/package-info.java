/** Gmail's search language, the {@code q} of lists and the criteria of filters: parsed, and matched against one message. */
package io.github.camelgmail.simulator.search;
