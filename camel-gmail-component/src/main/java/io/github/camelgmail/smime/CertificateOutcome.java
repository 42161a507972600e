package io.github.camelgmail.smime;

import io.github.camelgmail.client.Await;
import java.time.Instant;

/**
 * What became of the default certificate of an alias.
 *
 * @param mailbox     the mailbox as it was named
 * @param sendAsEmail the alias; null when it is not known
 * @param action      what was done
 * @param smimeInfoId the certificate that is the default now; null after a failure
 * @param expiration  until when that is valid; null after a failure
 * @param reason      why it failed, or what else there is to know; null for nothing
 */
public record CertificateOutcome(
        String mailbox, String sendAsEmail, Action action, String smimeInfoId, Instant expiration, String reason) {

    /** What can be done. */
    public enum Action {
        /** The certificate that is valid longest is the default already: nothing was done. */
        KEPT,
        /** The certificate that is valid longest has been made the default. */
        MADE_DEFAULT,
        /** Another certificate was uploaded and made the default. */
        UPLOADED,
        /** The mailbox has no certificate that is valid for long enough. */
        FAILED
    }

    /** An outcome in place of a failure. */
    public static CertificateOutcome failed(String mailbox, String sendAsEmail, Throwable failure) {
        return new CertificateOutcome(
                mailbox,
                sendAsEmail,
                Action.FAILED,
                null,
                null,
                Await.cause(failure).getMessage());
    }
}
