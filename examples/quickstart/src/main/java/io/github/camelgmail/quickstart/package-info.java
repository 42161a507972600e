/** The quick start: runs {@code camel/quickstart.camel.yaml} on the simulator, or on Gmail. */
package io.github.camelgmail.quickstart;
