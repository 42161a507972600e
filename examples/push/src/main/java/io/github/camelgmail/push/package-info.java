/** The example of notifications: runs {@code camel/push.camel.yaml} on the simulator, or on the mailboxes of a domain. */
package io.github.camelgmail.push;
