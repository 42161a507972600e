/** What the settings of a mailbox are, what they should be, and how they are made so. No HTTP, no Camel. */
package io.github.camelgmail.settings;
