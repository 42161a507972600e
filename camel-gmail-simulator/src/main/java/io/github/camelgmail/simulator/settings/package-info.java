/** The settings of a mailbox and the rules they keep, free of JSON, HTTP and the mailbox's content. */
package io.github.camelgmail.simulator.settings;
