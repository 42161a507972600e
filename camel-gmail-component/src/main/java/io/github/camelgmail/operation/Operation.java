package io.github.camelgmail.operation;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Something a producer can do. */
public interface Operation {

    /** The names of the options that it takes, each of which a header can override. */
    Set<String> arguments();

    /**
     * Does it, without blocking the caller.
     *
     * @return fails with {@link IllegalArgumentException} for bad arguments, before anything is sent, and with a
     *         {@code GmailException} for what Gmail refuses
     */
    CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments);
}
