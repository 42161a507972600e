package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Instant;

/**
 * The vacation responder (Gmail API reference, users.settings.updateVacation).
 *
 * @param responseSubject       put in front of the answered mail's subject; may be null
 * @param responseBodyPlainText may be null
 * @param responseBodyHtml      wins over the plain text; null for none
 * @param restrictToContacts    whether only the user's contacts are answered
 * @param restrictToDomain      whether only the user's domain is answered
 * @param startTime             ms since the epoch, nothing earlier is answered; null for no start
 * @param endTime               ms since the epoch, nothing later is answered; null for no end
 */
public record VacationSettings(
        boolean enableAutoReply,
        String responseSubject,
        String responseBodyPlainText,
        String responseBodyHtml,
        boolean restrictToContacts,
        boolean restrictToDomain,
        Long startTime,
        Long endTime) {

    static final VacationSettings OFF = new VacationSettings(false, null, null, null, false, false, null, null);

    /** Whether mail that arrives at that time is answered. */
    public boolean activeAt(Instant now) {
        return enableAutoReply
                && (startTime == null || now.toEpochMilli() >= startTime)
                && (endTime == null || now.toEpochMilli() < endTime);
    }

    VacationSettings checked() {
        String html = Html.sanitise(responseBodyHtml);
        if (enableAutoReply && isEmpty(responseSubject) && isEmpty(responseBodyPlainText) && isEmpty(html)) {
            throw GmailError.invalidArgument("Vacation responder needs a response subject or body");
        }
        if (startTime != null && endTime != null && startTime >= endTime) {
            throw GmailError.invalidArgument("Vacation start time must precede its end time");
        }
        return new VacationSettings(
                enableAutoReply,
                responseSubject,
                responseBodyPlainText,
                html,
                restrictToContacts,
                restrictToDomain,
                startTime,
                endTime);
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
