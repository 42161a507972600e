package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.ForwardingAddress;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SettingsMethods;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.settings.ForwardingAddresses;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Forwards all new mail to an address, which is added first where it is none of the mailbox's forwarding addresses. While
 * its owner has not agreed, nothing is changed. With {@code enabled=false} forwarding ends. Answers with the mailbox's
 * auto-forwarding as it is then; the header {@code CamelGmailForwardingStatus} says what has come of it.
 */
final class AutoForwardingOperation implements Operation {

    static final String NAME = "settings.forward";

    private static final String STATUS = Arguments.header("forwardingStatus");
    private static final String KEPT = "leaveInInbox";

    @Override
    public Set<String> arguments() {
        return RequestBody.names(SettingsMethods.UPDATE_AUTO_FORWARDING);
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        GmailClient client = mailbox.client();
        AutoForwarding wanted = new AutoForwarding();
        RequestBody.fields(SettingsMethods.UPDATE_AUTO_FORWARDING, arguments).forEach(wanted::set);
        if (Boolean.FALSE.equals(wanted.getEnabled())) {
            return current(client).thenCompose(now -> update(client, now.setEnabled(false), "disabled"));
        }
        wanted.setEnabled(true).setEmailAddress(arguments.required("emailAddress", NAME));
        if (wanted.getDisposition() == null) {
            wanted.setDisposition(KEPT);
        }
        return ForwardingAddresses.ensure(client, wanted.getEmailAddress())
                .thenCompose(address -> forward(client, wanted, address));
    }

    private static CompletableFuture<Answer> forward(
            GmailClient client, AutoForwarding wanted, ForwardingAddress address) {
        return ForwardingAddresses.isVerified(address)
                ? update(client, wanted, "enabled")
                : current(client).thenApply(now -> answer(now, "pending"));
    }

    private static CompletableFuture<AutoForwarding> current(GmailClient client) {
        return client.execute(GmailCall.of(SettingsMethods.GET_AUTO_FORWARDING));
    }

    private static CompletableFuture<Answer> update(GmailClient client, AutoForwarding wanted, String status) {
        return client.execute(
                        GmailCall.of(SettingsMethods.UPDATE_AUTO_FORWARDING).withBody(wanted))
                .thenApply(now -> answer(now, status));
    }

    private static Answer answer(AutoForwarding now, String status) {
        return new Answer(now, Map.of(STATUS, status));
    }
}
