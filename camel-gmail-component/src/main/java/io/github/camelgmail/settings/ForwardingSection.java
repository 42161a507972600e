package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.ForwardingAddress;
import io.github.camelgmail.api.ForwardingAddressesMethods;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SettingsMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Forwarding addresses as they are, and as they become while steps are carried out; and auto-forwarding. */
final class ForwardingSection {

    private static final String ADDRESSES = "forwardingAddresses";

    private final GmailClient client;

    /** Whether its owner has agreed, by address in lower case. */
    private final Map<String, Boolean> verified = new LinkedHashMap<>();

    private ForwardingSection(GmailClient client, List<ForwardingAddress> addresses) {
        this.client = client;
        addresses.forEach(this::put);
    }

    static CompletableFuture<ForwardingSection> fetch(GmailClient client) {
        return client.execute(GmailCall.of(ForwardingAddressesMethods.LIST))
                .thenApply(response -> new ForwardingSection(
                        client,
                        response.getForwardingAddresses() == null ? List.of() : response.getForwardingAddresses()));
    }

    List<Change> changes(Collection<String> needed) {
        List<Change> changes = new ArrayList<>();
        for (String address : needed) {
            if (!verified.containsKey(key(address))) {
                changes.add(new Change(SettingsStep.planned(ADDRESSES, "create", address, ""), () -> create(address)));
            } else if (isPending(address)) {
                changes.add(Change.pending(SettingsStep.planned(ADDRESSES, "wait", address, "")));
            }
        }
        return changes;
    }

    List<Change> prune(Collection<String> kept) {
        List<String> keys = kept.stream().map(ForwardingSection::key).toList();
        return verified.keySet().stream()
                .filter(address -> !keys.contains(address))
                .map(address -> new Change(SettingsStep.planned(ADDRESSES, "delete", address, ""), () -> client.execute(
                                GmailCall.of(ForwardingAddressesMethods.DELETE).with("forwardingEmail", address))
                        .thenApply(done -> null)))
                .toList();
    }

    CompletableFuture<List<Change>> autoForwarding(AutoForwarding desired) {
        return client.execute(GmailCall.of(SettingsMethods.GET_AUTO_FORWARDING)).thenApply(now -> {
            AutoForwarding merged = now.clone();
            merged.putAll(desired);
            if (merged.getDisposition() == null) {
                merged.setDisposition("leaveInInbox");
            }
            if (isSame(merged, now)) {
                return List.of();
            }
            boolean on = Boolean.TRUE.equals(merged.getEnabled());
            String target = merged.getEmailAddress() == null ? "" : merged.getEmailAddress();
            SettingsStep step =
                    SettingsStep.planned("autoForwarding", "update", target, on ? merged.getDisposition() : "off");
            return List.of(
                    on && isPending(target)
                            ? Change.pending(step)
                            : new Change(step, () -> on ? whenVerified(target, () -> update(merged)) : update(merged)));
        });
    }

    /** Whether the address is there and its owner has not agreed yet. */
    boolean isPending(String address) {
        return Boolean.FALSE.equals(verified.get(key(address)));
    }

    /** Runs what takes a verified address, or says why not. */
    CompletableFuture<String> whenVerified(String address, Supplier<CompletableFuture<String>> run) {
        return isPending(address) ? CompletableFuture.completedFuture(Change.CONSENT) : run.get();
    }

    private CompletableFuture<String> create(String address) {
        return ForwardingAddresses.create(client, address).thenApply(created -> {
            put(created);
            return isPending(address) ? Change.CONSENT : null;
        });
    }

    private CompletableFuture<String> update(AutoForwarding wanted) {
        return client.execute(
                        GmailCall.of(SettingsMethods.UPDATE_AUTO_FORWARDING).withBody(wanted))
                .thenApply(done -> null);
    }

    private void put(ForwardingAddress address) {
        verified.put(key(address.getForwardingEmail()), ForwardingAddresses.isVerified(address));
    }

    /** Where it is off, its other fields don't matter. */
    private static boolean isSame(AutoForwarding wanted, AutoForwarding now) {
        boolean on = Boolean.TRUE.equals(wanted.getEnabled());
        return on == Boolean.TRUE.equals(now.getEnabled())
                && (!on
                        || Optional.ofNullable(now.getEmailAddress())
                                        .filter(wanted.getEmailAddress()::equalsIgnoreCase)
                                        .isPresent()
                                && wanted.getDisposition().equals(now.getDisposition()));
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
