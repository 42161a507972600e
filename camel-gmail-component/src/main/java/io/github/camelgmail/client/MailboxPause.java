package io.github.camelgmail.client;

import java.time.Instant;

/**
 * Why calls to a mailbox are held back, and until when.
 *
 * @param until     when the next call will be made
 * @param why       what Gmail said, or which configured budget is spent
 * @param sendsOnly whether only sends are held back
 */
public record MailboxPause(Instant until, String why, boolean sendsOnly) {}
