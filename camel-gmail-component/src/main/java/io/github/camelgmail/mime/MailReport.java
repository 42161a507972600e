package io.github.camelgmail.mime;

/**
 * What a mail system or mail reader reports about a mail that was sent: a delivery status or bounce (RFC 3464), a disposition
 * notification (RFC 8098) or a feedback report (RFC 5965). Each component is null where the report doesn't say it.
 *
 * <p>The last four tell of each recipient: a String, or with several recipients a {@code List<String>} in their order, empty
 * Strings in it standing for what is not said.
 *
 * @param type              {@code delivery-status}, {@code disposition-notification} or {@code feedback-report}
 * @param originalMessageId the Message-ID of the mail that it is about
 * @param recipient         the address that the mail was sent to
 * @param status            the status code (RFC 3463), as {@code 5.1.1}
 * @param action            {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code expanded}; what was done
 *                          with the mail, as {@code displayed}; or the kind of feedback, as {@code abuse}
 * @param diagnostic        what the receiving system said
 */
public record MailReport(
        String type, String originalMessageId, Object recipient, Object status, Object action, Object diagnostic) {

    /** Addresses are nobody's business in a log. */
    @Override
    public String toString() {
        return "MailReport[type=" + type + "]";
    }
}
