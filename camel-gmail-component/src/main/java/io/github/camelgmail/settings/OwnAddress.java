package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.SendAs;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SendAsMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The address of a mailbox itself, among those that it sends from (guide "Manage aliases and signatures"). */
public final class OwnAddress {

    private OwnAddress() {}

    /** Asks Gmail: an endpoint may name the mailbox {@code me}, or by another of its addresses. */
    public static CompletableFuture<String> of(GmailClient client) {
        return client.execute(GmailCall.of(SendAsMethods.LIST).with("fields", "sendAs(sendAsEmail,isPrimary)"))
                .thenApply(response -> {
                    List<SendAs> aliases = response.getSendAs() == null ? List.of() : response.getSendAs();
                    return aliases.stream()
                            .filter(alias -> Boolean.TRUE.equals(alias.getIsPrimary()))
                            .map(SendAs::getSendAsEmail)
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("Gmail names no primary send-as alias"));
                });
    }
}
