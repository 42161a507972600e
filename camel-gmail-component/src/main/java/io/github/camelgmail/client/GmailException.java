package io.github.camelgmail.client;

import java.time.Instant;
import java.util.Optional;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call failed, for good or after all retries. The sub-types are failures that call for different answers; any other
 * failure (bad request, missing permission, server down) is of this type itself.
 */
public class GmailException extends RuntimeException implements HttpResponseAware {

    private final GmailError error;

    public GmailException(GmailError error, Throwable cause) {
        super(error.describe(), cause);
        this.error = error;
    }

    /** Everything known about the failure. */
    public GmailError error() {
        return error;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int statusCode() {
        return error.statusCode();
    }

    /** Gmail's reason, as {@code rateLimitExceeded}; empty when it gave none. */
    public String reason() {
        return error.reason();
    }

    /** The method's id, as {@code messages.get}. */
    public String operation() {
        return error.operation();
    }

    /** The mailbox as configured. */
    public String mailbox() {
        return error.mailbox();
    }

    /** How often the call was made. */
    public int attempts() {
        return error.attempts();
    }

    /** Whether the same call can be made again without the risk of doing it twice. */
    public boolean repeatSafe() {
        return error.repeatSafe();
    }

    /** The earliest time that makes sense for the next attempt, when it is known. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(error.retryAt());
    }

    @Override
    public int getHttpResponseCode() {
        return error.statusCode();
    }

    @Override
    public String getHttpResponseStatus() {
        return error.reason();
    }

    /** Not supported: the code is what Gmail answered. */
    @Override
    public void setHttpResponseCode(int code) {
        throw new UnsupportedOperationException("The response code of a failed call can't be changed");
    }

    /** Not supported: the status is what Gmail answered. */
    @Override
    public void setHttpResponseStatus(String status) {
        throw new UnsupportedOperationException("The response status of a failed call can't be changed");
    }
}
