/** When each mailbox of a consumer is looked at, and on which thread: by a timer or a notification, fairly. */
package io.github.camelgmail.feed;
