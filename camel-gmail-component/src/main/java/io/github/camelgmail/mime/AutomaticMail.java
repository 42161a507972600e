package io.github.camelgmail.mime;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells mail that no program should answer, lest two programs never stop: RFC 3834 section 2, and what was in use before
 * and beside it.
 */
final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final Set<String> SUPPRESSED = Set.of("all", "autoreply", "oof");
    private static final Set<String> MAIL_SYSTEMS = Set.of("mailer-daemon", "postmaster", "mail-daemon");

    private AutomaticMail() {}

    static Optional<String> reason(OriginalMail mail, Predicate<String> own) {
        if (isReport(mail)) {
            return Optional.of("bounce");
        }
        if (isAutoSubmitted(mail)) {
            return Optional.of("autoSubmitted");
        }
        if (BULK.contains(mail.header("Precedence").toLowerCase(Locale.ROOT))) {
            return Optional.of("precedence");
        }
        if (Stream.of("List-Id", "List-Post", "List-Unsubscribe").anyMatch(mail::has)) {
            return Optional.of("mailingList");
        }
        boolean fromOwner =
                mail.addresses("From").stream().map(InternetAddress::getAddress).anyMatch(own);
        return fromOwner ? Optional.of("ownAddress") : Optional.empty();
    }

    private static boolean isReport(OriginalMail mail) {
        // an empty reverse path is how the mail system says that nobody waits for an answer (RFC 5321 section 4.5.5)
        return mail.header("Return-Path").replace(" ", "").equals("<>")
                || HeaderParameters.parse(mail.header("Content-Type")).value().equals("multipart/report")
                || mail.addresses("From").stream()
                        .map(from -> from.getAddress().toLowerCase(Locale.ROOT))
                        .map(address -> address.substring(0, address.lastIndexOf('@')))
                        .anyMatch(MAIL_SYSTEMS::contains);
    }

    private static boolean isAutoSubmitted(OriginalMail mail) {
        String value = mail.header("Auto-Submitted").toLowerCase(Locale.ROOT);
        boolean submitted = !value.isEmpty() && !value.split("[;\\s(]", 2)[0].equals("no");
        return submitted
                || mail.has("X-Autoreply")
                || mail.has("X-Autorespond")
                || List.of(mail.header("X-Auto-Response-Suppress")
                                .toLowerCase(Locale.ROOT)
                                .split("[,\\s]+"))
                        .stream()
                        .anyMatch(SUPPRESSED::contains);
    }
}
