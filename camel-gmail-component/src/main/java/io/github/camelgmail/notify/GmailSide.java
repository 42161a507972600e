package io.github.camelgmail.notify;

import java.util.concurrent.CompletableFuture;

/** What a set-up asks of Gmail. The futures fail with a {@code GmailException}. */
public interface GmailSide {

    /** The mailbox's address. */
    CompletableFuture<String> address();

    /** Has the mailbox's changes notified to the topic. */
    CompletableFuture<?> watch();

    /** Ends whatever watch the mailbox has. */
    CompletableFuture<?> stop();
}
