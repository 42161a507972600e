package io.github.camelgmail.operation;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import java.util.concurrent.CompletableFuture;

/** A method that takes parameters and at most a JSON body, and answers in one piece. */
final class MethodOperation<T> implements Operation {

    private final GmailMethod<T> method;

    MethodOperation(GmailMethod<T> method) {
        this.method = method;
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        return CallBuilder.build(method, mailbox, arguments)
                .thenCompose(call -> withBody(call, mailbox, arguments))
                .thenCompose(mailbox.client()::execute)
                .thenApply(Answers::of);
    }

    private CompletableFuture<GmailCall<T>> withBody(GmailCall<T> call, Mailbox mailbox, Arguments arguments) {
        return method.takesBody()
                ? RequestBody.build(method, call.parameters(), mailbox, arguments)
                        .thenApply(call::withBody)
                : CompletableFuture.completedFuture(call);
    }
}
