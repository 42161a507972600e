/** S/MIME certificates of a mailbox, and which of them is its default. No HTTP, no Camel. */
package io.github.camelgmail.smime;
