package io.github.camelgmail.operation;

import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A method whose answer holds a whole mail or an attachment. With {@code streamDownload} its decoded bytes become the body,
 * as a stream that can be read again; else the body is Gmail's own model class with them in base64url.
 */
final class DownloadOperation<T> implements Operation {

    private final GmailMethod<T> method;
    private final Operation inMemory;

    DownloadOperation(GmailMethod<T> method) {
        this.method = method;
        this.inMemory = new MethodOperation<>(method);
    }

    @Override
    public Set<String> arguments() {
        return ArgumentNames.plus(inMemory.arguments(), "streamDownload");
    }

    /** Whether the answer is a stream of bytes. */
    boolean streams(Arguments arguments) {
        boolean big = method == MessagesMethods.GET_ATTACHMENT
                || arguments.text("format").filter("raw"::equalsIgnoreCase).isPresent();
        return big && arguments.isTrue("streamDownload");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        if (!streams(arguments)) {
            return inMemory.run(mailbox, arguments);
        }
        SpooledDownload download = new SpooledDownload();
        return CallBuilder.build(method, mailbox, arguments)
                .thenCompose(call -> mailbox.client().download(call, download))
                .thenApply(model ->
                        new Answer(download.content(), Answers.of(model).headers()));
    }
}
