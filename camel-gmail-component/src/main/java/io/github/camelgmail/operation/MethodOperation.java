package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A method that takes parameters and at most a JSON body, and answers in one piece. */
final class MethodOperation<T> implements Operation {

    private final GmailMethod<T> method;

    MethodOperation(GmailMethod<T> method) {
        this.method = method;
    }

    @Override
    public Set<String> arguments() {
        return ArgumentNames.of(method);
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        GenericJson body = method.takesBody() ? RequestBody.read(method, arguments) : null;
        return mailbox.labels()
                .withCurrent(() -> CallBuilder.build(method, mailbox, arguments)
                        .thenCompose(call -> withBody(call, body, mailbox, arguments))
                        .thenCompose(call -> ForwardingAdvice.explain(
                                mailbox.client().execute(call), call.body(), mailbox.client())))
                .thenApply(Answers::of);
    }

    private CompletableFuture<GmailCall<T>> withBody(
            GmailCall<T> call, GenericJson body, Mailbox mailbox, Arguments arguments) {
        return body == null
                ? CompletableFuture.completedFuture(call)
                : RequestBody.resolve(method, body, call.parameters(), mailbox, arguments)
                        .thenApply(call::withBody);
    }
}
