package io.github.camelgmail.client;

/** What the call names does not exist in the mailbox, or does no longer. */
public final class GmailNotFoundException extends GmailException {

    public GmailNotFoundException(GmailError error, Throwable cause) {
        super(error, cause);
    }
}
