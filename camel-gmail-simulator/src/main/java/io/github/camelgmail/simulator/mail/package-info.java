/**
 * RFC 5322 and MIME, read and written as Gmail does: bytes in, Gmail's payload tree, snippet and searchable facts out;
 * and the header edits Gmail makes to mail that is sent or arrives. No mailbox state, no HTTP.
 */
package io.github.camelgmail.simulator.mail;
