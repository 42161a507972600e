package io.github.camelgmail.client;

/** The credentials can't be read, or are not accepted: expired, revoked or never valid. Only a person can mend it. */
public final class GmailAuthenticationException extends GmailException {

    public GmailAuthenticationException(GmailError error, Throwable cause) {
        super(error, cause);
    }
}
