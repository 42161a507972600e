package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.ListSendAsResponse;
import com.google.api.services.gmail.model.SendAs;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SendAsMethods;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailAuthenticationException;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that a mailbox sends from: its own and its send-as aliases. Fetched when first needed, and once more for an
 * address that is not among them. Thread-safe.
 */
final class SenderAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(SenderAddresses.class);
    private static final int FORBIDDEN = 403;
    private static final Set<String> GMAIL_DOMAINS = Set.of("gmail.com", "googlemail.com");

    private final GmailClient client;

    /** Whether an address may be sent from, by the address in lower case; null until fetched. */
    private volatile Map<String, Boolean> aliases;

    private volatile Set<String> own;
    private volatile boolean unreadable;

    SenderAddresses(GmailClient client) {
        this.client = client;
    }

    /**
     * Refuses senders that Gmail would silently replace. Where the aliases may not be read, nothing is refused.
     *
     * @param origin where the senders were found
     * @return fails with {@link IllegalArgumentException} for an address that is no verified alias
     */
    CompletableFuture<Void> check(String origin, List<String> senders) {
        Map<String, Boolean> now = aliases;
        if (unreadable
                || senders.stream().allMatch(client.mailbox()::equalsIgnoreCase)
                || now != null && refused(now, senders).isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return fetch().thenAccept(known -> {
            Optional<String> refused = known.isEmpty() ? Optional.empty() : refused(known, senders);
            if (refused.isPresent()) {
                String state = known.containsKey(refused.get()) ? " whose verification is pending" : "";
                throw new IllegalArgumentException("Invalid " + origin + ": found '" + refused.get() + "'" + state
                        + ", allowed: the mailbox's own address and its verified send-as aliases");
            }
        });
    }

    /** All addresses that are the mailbox's own, as far as they may be read. */
    CompletableFuture<Own> own() {
        Set<String> now = own;
        if (now != null) {
            return CompletableFuture.completedFuture(new Own(now));
        }
        CompletableFuture<Set<String>> fetched = fetch().thenCompose(
                        known -> known.isEmpty() ? profile() : CompletableFuture.completedFuture(known.keySet()));
        return fetched.thenApply(addresses -> new Own(own = addresses));
    }

    /**
     * Tells the mailbox's own addresses, also with a tag ({@code amy+news@example.com}) and, at Gmail itself, with other
     * dots.
     */
    record Own(Set<String> addresses) {

        Own {
            addresses = addresses.stream().map(Own::plain).collect(Collectors.toUnmodifiableSet());
        }

        boolean contains(String address) {
            return addresses.contains(plain(address));
        }

        private static String plain(String address) {
            String lower = address.toLowerCase(Locale.ROOT);
            int at = lower.lastIndexOf('@');
            if (at < 0) {
                return lower;
            }
            String local = lower.substring(0, at);
            int tag = local.indexOf('+');
            local = tag > 0 ? local.substring(0, tag) : local;
            String domain = lower.substring(at + 1);
            return (GMAIL_DOMAINS.contains(domain) ? local.replace(".", "") : local) + "@" + domain;
        }
    }

    private static Optional<String> refused(Map<String, Boolean> known, List<String> senders) {
        return senders.stream()
                .map(sender -> sender.toLowerCase(Locale.ROOT))
                .filter(sender -> !known.getOrDefault(sender, false))
                .findFirst();
    }

    /** Empty when the credentials may not read them. */
    private CompletableFuture<Map<String, Boolean>> fetch() {
        return client.execute(GmailCall.of(SendAsMethods.LIST)
                        .with("fields", "sendAs(sendAsEmail,isPrimary,verificationStatus)"))
                .thenApply(SenderAddresses::read)
                .exceptionally(failure -> {
                    forbidden(failure);
                    LOG.debug("The send-as aliases may not be read with these credentials: senders are not checked");
                    unreadable = true;
                    return Map.of();
                })
                .thenApply(known -> aliases = known);
    }

    private CompletableFuture<Set<String>> profile() {
        return client.execute(GmailCall.of(UsersMethods.GET_PROFILE).with("fields", "emailAddress"))
                .thenApply(profile -> Set.of(profile.getEmailAddress()))
                .exceptionally(failure -> {
                    forbidden(failure);
                    return Set.of(client.mailbox());
                });
    }

    private static Map<String, Boolean> read(ListSendAsResponse response) {
        Map<String, Boolean> known = new HashMap<>();
        List<SendAs> all = response.getSendAs() == null ? List.of() : response.getSendAs();
        for (SendAs alias : all) {
            boolean verified =
                    Boolean.TRUE.equals(alias.getIsPrimary()) || "accepted".equals(alias.getVerificationStatus());
            known.put(alias.getSendAsEmail().toLowerCase(Locale.ROOT), verified);
        }
        return known;
    }

    /** Passes every failure on but the refusal of what the credentials don't cover. */
    private static void forbidden(Throwable failure) {
        Throwable cause = Await.cause(failure);
        boolean noToken = cause instanceof GmailAuthenticationException;
        if (!noToken && !(cause instanceof GmailException e && e.getHttpResponseCode() == FORBIDDEN)) {
            throw failure instanceof CompletionException e ? e : new CompletionException(failure);
        }
    }
}
