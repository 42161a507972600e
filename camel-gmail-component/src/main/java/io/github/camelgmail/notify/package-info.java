/** How a consumer learns that a mailbox has changed: Pub/Sub notifications, and the watch that makes Gmail send them. */
package io.github.camelgmail.notify;
