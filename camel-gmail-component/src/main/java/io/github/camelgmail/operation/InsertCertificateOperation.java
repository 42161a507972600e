package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.SmimeInfo;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SmimeInfoMethods;
import io.github.camelgmail.smime.KeyFile;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Uploads a certificate from a PKCS#12 file, which is looked at before anything is sent. */
final class InsertCertificateOperation implements Operation {

    private final Clock clock;

    InsertCertificateOperation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> arguments() {
        return ArgumentNames.of(SmimeInfoMethods.INSERT);
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        return CallBuilder.build(SmimeInfoMethods.INSERT, mailbox, arguments)
                .thenApply(call -> call.withBody(body(call, arguments)))
                .thenCompose(mailbox.client()::execute)
                .thenApply(Answers::of);
    }

    private SmimeInfo body(GmailCall<SmimeInfo> call, Arguments arguments) {
        String operation = call.method().id();
        KeyFileArgument given = KeyFileArgument.of(arguments)
                .orElseThrow(() -> new IllegalArgumentException("Operation " + operation
                        + " needs a PKCS#12 file as its body, or in the option pkcs12: found neither"));
        String alias = String.valueOf(call.parameters().get("sendAsEmail"));
        KeyFile file = given.read().checked(given.origin(), alias, clock.instant());
        SmimeInfo body = new SmimeInfo();
        RequestBody.fields(call.method(), arguments).forEach(body::set);
        body.putAll(file.toUpload());
        return body;
    }
}
