/** How a mailbox's notifications come in, by Pub/Sub or by HTTP, and the set-up that makes Gmail send them. */
package io.github.camelgmail.notify;
