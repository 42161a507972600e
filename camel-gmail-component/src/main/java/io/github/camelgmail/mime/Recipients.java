package io.github.camelgmail.mime;

import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who gets an answer (RFC 5322 section 3.6.3). Nobody is named twice, and the answering mailbox only where nobody else is
 * left.
 *
 * @param to empty when the mail names no address that could be answered
 * @param cc empty unless all get the answer
 */
public record Recipients(List<InternetAddress> to, List<InternetAddress> cc) {

    static Recipients of(OriginalMail mail, boolean all, Predicate<String> own) {
        List<InternetAddress> from = mail.addresses("From");
        List<InternetAddress> replyTo = mail.addresses("Reply-To");
        boolean sentByOwner = has(from, own);
        List<InternetAddress> to = sentByOwner ? mail.addresses("To") : replyTo.isEmpty() ? from : replyTo;
        if (!sentByOwner && others(to, own).isEmpty()) {
            to = from;
        }
        List<InternetAddress> everybody = new ArrayList<>(to);
        if (all && !sentByOwner) {
            everybody.addAll(mail.addresses("To"));
        }
        Set<String> named = new HashSet<>();
        List<InternetAddress> first = once(others(everybody, own), named);
        List<InternetAddress> copies = all ? once(others(mail.addresses("Cc"), own), named) : List.of();
        return new Recipients(first.isEmpty() && copies.isEmpty() ? once(to, named) : first, copies);
    }

    private static boolean has(List<InternetAddress> addresses, Predicate<String> own) {
        return addresses.stream().map(InternetAddress::getAddress).anyMatch(own);
    }

    private static List<InternetAddress> others(List<InternetAddress> addresses, Predicate<String> own) {
        return addresses.stream()
                .filter(address -> !own.test(address.getAddress()))
                .toList();
    }

    private static List<InternetAddress> once(List<InternetAddress> addresses, Set<String> named) {
        return addresses.stream()
                .filter(address -> named.add(address.getAddress().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Addresses are nobody's business in a log. */
    @Override
    public String toString() {
        return "Recipients[to=" + to.size() + ", cc=" + cc.size() + "]";
    }
}
