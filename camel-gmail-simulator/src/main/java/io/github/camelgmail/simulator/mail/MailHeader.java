package io.github.camelgmail.simulator.mail;

/**
 * One header field as the Gmail API shows it.
 *
 * @param name as written in the mail, case kept
 * @param value without line breaks but with the white space that folded it, RFC 2047 encoded words decoded
 */
public record MailHeader(String name, String value) {}
