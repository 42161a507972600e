package io.github.camelgmail.client;

/** It is not known whether Gmail did what was asked, and asking again could do it twice. */
public final class GmailAmbiguousException extends GmailException {

    public GmailAmbiguousException(GmailError error, Throwable cause) {
        super(error, cause);
    }
}
