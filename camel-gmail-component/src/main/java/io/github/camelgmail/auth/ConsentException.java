package io.github.camelgmail.auth;

import com.google.auth.Retryable;
import java.io.IOException;

/** A user has not consented, or not to all that was asked for, or does no longer. Only the user can mend it. */
public final class ConsentException extends IOException implements Retryable {

    private final String error;

    ConsentException(String error, String message) {
        super(message);
        this.error = error;
    }

    /** OAuth's word for it, as {@code access_denied} or {@code invalid_grant} (RFC 6749 sections 4.1.2.1 and 5.2). */
    public String error() {
        return error;
    }

    @Override
    public boolean isRetryable() {
        return false;
    }

    @Override
    public int getRetryCount() {
        return 0;
    }
}
