package io.github.camelgmail.operation;

import java.util.concurrent.CompletableFuture;

/** Something a producer can do. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it, without blocking the caller.
     *
     * @return fails with {@link IllegalArgumentException} for bad arguments, before anything is sent, and with a
     *         {@code GmailException} for what Gmail refuses
     */
    CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments);
}
