/** The mailbox's labels: from names, as people write them, to ids, as Gmail wants them. */
package io.github.camelgmail.label;
