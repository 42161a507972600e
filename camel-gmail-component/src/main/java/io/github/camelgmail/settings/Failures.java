package io.github.camelgmail.settings;

import io.github.camelgmail.client.GmailException;
import java.util.concurrent.CompletionException;

/** Failures of calls, out of what futures wrap them in. */
final class Failures {

    private Failures() {}

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether Gmail answered with this HTTP status. */
    static boolean hasStatus(Throwable failure, int status) {
        return cause(failure) instanceof GmailException e && e.statusCode() == status;
    }
}
