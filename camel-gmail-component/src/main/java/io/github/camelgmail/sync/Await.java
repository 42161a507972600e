package io.github.camelgmail.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for the client's answers: a sync has a thread of its own and reads one thing after the other. */
final class Await {

    private Await() {}

    /** The answer; a failure is thrown as it is, without wrapping. */
    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
