package io.github.camelgmail.settings;

import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailException;

/** Failures of calls. */
final class Failures {

    private Failures() {}

    /** Whether Gmail answered with this HTTP status. */
    static boolean hasStatus(Throwable failure, int status) {
        return Await.cause(failure) instanceof GmailException e && e.statusCode() == status;
    }
}
