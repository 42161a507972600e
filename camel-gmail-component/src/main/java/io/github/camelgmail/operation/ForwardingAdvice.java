package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.ForwardingAddress;
import io.github.camelgmail.api.ForwardingAddressesMethods;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.client.GmailNotFoundException;
import java.util.concurrent.CompletableFuture;

/** Says why mail can't be forwarded to an address, and what to do: Gmail only says that it does not know the address. */
final class ForwardingAdvice {

    private static final int BAD_REQUEST = 400;

    private final String field;
    private final String address;

    private ForwardingAdvice(String field, String address) {
        this.field = field;
        this.address = address;
    }

    /** The answer to a call with that body; its failure tells more where the body forwards mail. */
    static <T> CompletableFuture<T> explain(CompletableFuture<T> answer, Object body, GmailClient client) {
        ForwardingAdvice advice = of(body);
        if (advice.address == null) {
            return answer;
        }
        return answer.handle((result, failure) -> isRefused(failure)
                        ? advice.look(client)
                                .thenCompose(problem -> CompletableFuture.<T>failedFuture(
                                        problem == null ? failure : new IllegalArgumentException(problem, failure)))
                        : answer)
                .thenCompose(next -> next);
    }

    private static ForwardingAdvice of(Object body) {
        if (body instanceof AutoForwarding forwarding) {
            return new ForwardingAdvice("emailAddress", forwarding.getEmailAddress());
        }
        if (body instanceof Filter filter && filter.getAction() != null) {
            return new ForwardingAdvice("action.forward", filter.getAction().getForward());
        }
        return new ForwardingAdvice(null, null);
    }

    private static boolean isRefused(Throwable failure) {
        return Await.cause(failure) instanceof GmailException e && e.statusCode() == BAD_REQUEST;
    }

    /** What is the matter with the address; null when nothing is, or that can't be found out. */
    private CompletableFuture<String> look(GmailClient client) {
        return client.execute(GmailCall.of(ForwardingAddressesMethods.GET).with("forwardingEmail", address))
                .handle((found, failure) -> {
                    if (failure == null) {
                        return problem(found);
                    }
                    return Await.cause(failure) instanceof GmailNotFoundException
                            ? "Invalid " + field
                                    + ": found an address that is none of the mailbox's forwarding addresses:"
                                    + " add it with operation settings.forwardingAddresses.create"
                            : null;
                });
    }

    private String problem(ForwardingAddress found) {
        String status = found.getVerificationStatus();
        return "accepted".equals(status)
                ? null
                : "Invalid " + field + ": found an address whose verification status is '" + status
                        + "': its owner has to agree first, by the link in the mail that Gmail has sent there";
    }
}
