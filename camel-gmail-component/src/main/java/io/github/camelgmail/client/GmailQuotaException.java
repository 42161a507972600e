package io.github.camelgmail.client;

/** Gmail, or the configured limit, has no more units, sends or concurrent requests to give for now; nothing was done. */
public final class GmailQuotaException extends GmailException {

    public GmailQuotaException(GmailError error, Throwable cause) {
        super(error, cause);
    }
}
