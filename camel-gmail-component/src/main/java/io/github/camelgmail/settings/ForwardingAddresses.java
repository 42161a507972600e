package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.ForwardingAddress;
import io.github.camelgmail.api.ForwardingAddressesMethods;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import java.util.concurrent.CompletableFuture;

/** Where mail may be forwarded to (guide "Manage forwarding"). */
public final class ForwardingAddresses {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private ForwardingAddresses() {}

    /**
     * Makes an address one that mail can be forwarded to, if it is none yet.
     *
     * @return what Gmail knows of it; fails with a {@code GmailException}
     */
    public static CompletableFuture<ForwardingAddress> ensure(GmailClient client, String address) {
        return get(client, address)
                .handle((found, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(found);
                    }
                    return Failures.hasStatus(failure, NOT_FOUND)
                            ? create(client, address)
                            : CompletableFuture.<ForwardingAddress>failedFuture(Await.cause(failure));
                })
                .thenCompose(next -> next);
    }

    /** Adds an address; Gmail asks its owner for consent unless it lies in the mailbox's domain. */
    static CompletableFuture<ForwardingAddress> create(GmailClient client, String address) {
        return client.execute(GmailCall.of(ForwardingAddressesMethods.CREATE)
                        .withBody(new ForwardingAddress().setForwardingEmail(address)))
                .handle((created, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(created);
                    }
                    // Somebody else added it meanwhile.
                    return Failures.hasStatus(failure, CONFLICT)
                            ? get(client, address)
                            : CompletableFuture.<ForwardingAddress>failedFuture(Await.cause(failure));
                })
                .thenCompose(next -> next);
    }

    /** Whether its owner has agreed. */
    public static boolean isVerified(ForwardingAddress address) {
        return "accepted".equals(address.getVerificationStatus());
    }

    private static CompletableFuture<ForwardingAddress> get(GmailClient client, String address) {
        return client.execute(GmailCall.of(ForwardingAddressesMethods.GET).with("forwardingEmail", address));
    }
}
