/** What Camel's health checks are told about mailboxes. Reads only. */
package io.github.camelgmail.health;
