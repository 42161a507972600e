package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.SendAs;
import com.google.api.services.gmail.model.SmtpMsa;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SendAsMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Send-as aliases as they are, and as they become while steps are carried out. {@code me} is the mailbox's own address. */
final class SendAsSection {

    private static final String SECTION = "sendAs";

    private final GmailClient client;
    private final Adapted adapted;
    private final Map<String, SendAs> now = new LinkedHashMap<>();

    private SendAsSection(GmailClient client, Adapted adapted, List<SendAs> aliases) {
        this.client = client;
        this.adapted = adapted;
        aliases.forEach(this::put);
    }

    static CompletableFuture<SendAsSection> fetch(GmailClient client, Adapted adapted) {
        return client.execute(GmailCall.of(SendAsMethods.LIST))
                .thenApply(response -> new SendAsSection(
                        client, adapted, response.getSendAs() == null ? List.of() : response.getSendAs()));
    }

    List<Change> changes(List<SendAs> desired) {
        List<Change> changes = new ArrayList<>();
        for (SendAs alias : desired) {
            String email = email(alias);
            SendAs current = now.get(key(email));
            if (current == null) {
                changes.add(new Change(
                        SettingsStep.planned(SECTION, "create", email, fields(withoutDefault(alias))),
                        () -> create(withoutDefault(alias))));
            } else {
                update(alias, current, changes);
            }
            if (Boolean.TRUE.equals(alias.getIsDefault())
                    && (current == null || !Boolean.TRUE.equals(current.getIsDefault()))) {
                SettingsStep step = SettingsStep.planned(SECTION, "update", email, "isDefault");
                changes.add(
                        current != null && isPending(current)
                                ? Change.pending(step)
                                : new Change(step, () -> makeDefault(email)));
            }
        }
        return changes;
    }

    List<Change> prune(List<SendAs> desired) {
        List<String> kept = desired.stream().map(alias -> key(email(alias))).toList();
        return now.values().stream()
                .filter(alias ->
                        !Boolean.TRUE.equals(alias.getIsPrimary()) && !kept.contains(key(alias.getSendAsEmail())))
                .map(alias -> new Change(
                        SettingsStep.planned(SECTION, "delete", alias.getSendAsEmail(), ""), () -> client.execute(
                                        GmailCall.of(SendAsMethods.DELETE).with("sendAsEmail", alias.getSendAsEmail()))
                                .thenApply(done -> null)))
                .toList();
    }

    private void update(SendAs alias, SendAs current, List<Change> changes) {
        String email = current.getSendAsEmail();
        SendAs patch = difference(alias, current);
        if (!patch.isEmpty()) {
            changes.add(
                    new Change(SettingsStep.planned(SECTION, "update", email, fields(patch)), () -> patch(email, patch)
                            .thenApply(done -> null)));
        }
        if (isPending(current)) {
            changes.add(Change.pending(SettingsStep.planned(SECTION, "wait", email, "")));
        }
    }

    private CompletableFuture<String> create(SendAs alias) {
        return client.execute(GmailCall.of(SendAsMethods.CREATE).withBody(alias))
                .thenApply(created -> {
                    put(created);
                    adapted.remember(signature(created.getSendAsEmail()), alias.getSignature(), created.getSignature());
                    return isPending(created) ? Change.CONSENT : null;
                });
    }

    private CompletableFuture<String> makeDefault(String email) {
        SendAs alias = now.get(key(email));
        if (alias == null) {
            throw new IllegalArgumentException("There is no such alias");
        }
        return isPending(alias)
                ? CompletableFuture.completedFuture(Change.CONSENT)
                : patch(email, new SendAs().setIsDefault(true)).thenApply(done -> null);
    }

    private CompletableFuture<SendAs> patch(String email, SendAs patch) {
        return client.execute(GmailCall.of(SendAsMethods.PATCH)
                        .with("sendAsEmail", email)
                        .withBody(patch))
                .thenApply(patched -> {
                    adapted.remember(signature(email), patch.getSignature(), patched.getSignature());
                    return patched;
                });
    }

    private SendAs difference(SendAs desired, SendAs current) {
        SendAs patch = new SendAs();
        if (desired.getDisplayName() != null && !desired.getDisplayName().equals(text(current.getDisplayName()))) {
            patch.setDisplayName(desired.getDisplayName());
        }
        if (desired.getReplyToAddress() != null
                && !desired.getReplyToAddress().equalsIgnoreCase(text(current.getReplyToAddress()))) {
            patch.setReplyToAddress(desired.getReplyToAddress());
        }
        if (desired.getSignature() != null
                && !Html.isSame(desired.getSignature(), current.getSignature())
                && !adapted.isSame(
                        signature(current.getSendAsEmail()), desired.getSignature(), current.getSignature())) {
            patch.setSignature(desired.getSignature());
        }
        if (desired.getTreatAsAlias() != null
                && !Boolean.TRUE.equals(current.getIsPrimary())
                && desired.getTreatAsAlias() != Boolean.TRUE.equals(current.getTreatAsAlias())) {
            patch.setTreatAsAlias(desired.getTreatAsAlias());
        }
        if (desired.getSmtpMsa() != null && !isSame(desired.getSmtpMsa(), current.getSmtpMsa())) {
            patch.setSmtpMsa(desired.getSmtpMsa());
        }
        return patch;
    }

    /** Gmail never tells who logs in there. */
    private static boolean isSame(SmtpMsa wanted, SmtpMsa current) {
        return current != null
                && Stream.of("host", "port", "securityMode")
                        .allMatch(field -> Objects.equals(wanted.get(field), current.get(field)));
    }

    private String email(SendAs alias) {
        return alias.getSendAsEmail().equalsIgnoreCase("me")
                ? now.values().stream()
                        .filter(one -> Boolean.TRUE.equals(one.getIsPrimary()))
                        .map(SendAs::getSendAsEmail)
                        .findFirst()
                        .orElse(alias.getSendAsEmail())
                : alias.getSendAsEmail();
    }

    private void put(SendAs alias) {
        now.put(key(alias.getSendAsEmail()), alias);
    }

    private static SendAs withoutDefault(SendAs alias) {
        SendAs rest = alias.clone();
        rest.setIsDefault(null);
        return rest;
    }

    private static String fields(SendAs alias) {
        return String.join(
                ", ",
                alias.keySet().stream()
                        .filter(field -> !field.equals("sendAsEmail"))
                        .toList());
    }

    private static boolean isPending(SendAs alias) {
        return "pending".equals(alias.getVerificationStatus());
    }

    private static String signature(String email) {
        return "signature of " + key(email);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
