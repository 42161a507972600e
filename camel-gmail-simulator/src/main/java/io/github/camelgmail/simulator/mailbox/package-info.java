/** The state of simulated mailboxes: messages, threads, labels, drafts, history, and delivery between them. */
package io.github.camelgmail.simulator.mailbox;
