package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MailContent;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.mime.ComposedMail;
import io.github.camelgmail.mime.MailFields;
import io.github.camelgmail.mime.MessageComposer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A method that takes a mail: the message's body and attachments, with recipients and subject from options and headers;
 * or Gmail's own model class with its {@code raw}. A mail joins a thread only by the option {@code threadId}: the header of
 * that name may be left over from a message that was consumed.
 */
final class MailOperation implements Operation {

    private static final MessageComposer COMPOSER = new MessageComposer(Clock.systemDefaultZone());

    private final GmailMethod<Message> method;

    MailOperation(GmailMethod<Message> method) {
        this.method = method;
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        Message metadata = new Message();
        arguments.option("threadId").ifPresent(id -> metadata.setThreadId(String.valueOf(id)));
        return CallBuilder.build(method, mailbox, arguments)
                .thenCompose(call -> labels(mailbox, arguments).thenApply(ids -> {
                    if (!ids.isEmpty()) {
                        metadata.setLabelIds(new ArrayList<>(ids));
                    }
                    return withMail(call, metadata, arguments);
                }))
                .thenCompose(mailbox.client()::execute)
                .thenApply(Answers::of);
    }

    /** Gmail labels sent mail itself; stored mail gets the labels it is given. */
    private CompletableFuture<List<String>> labels(Mailbox mailbox, Arguments arguments) {
        List<String> names = method == MessagesMethods.SEND ? List.of() : arguments.list("labelIds");
        return RequestBody.ids("labelIds", names, mailbox, arguments);
    }

    private static GmailCall<Message> withMail(GmailCall<Message> call, Message metadata, Arguments arguments) {
        if (arguments.message().getBody() instanceof Message model) {
            Message body = RequestBody.copy(model);
            metadata.forEach(body::set);
            return call.withBody(body);
        }
        return call.withBody(metadata).withMedia(compose(arguments));
    }

    private static MailContent compose(Arguments arguments) {
        try {
            return new Composed(COMPOSER.compose(fields(arguments), arguments.message()));
        } catch (IOException e) {
            throw new UncheckedIOException("The mail's body or an attachment can't be read: " + e.getMessage(), e);
        }
    }

    private static MailFields fields(Arguments arguments) {
        return new MailFields(
                arguments.find("from").orElse(null),
                arguments.find("to").orElse(null),
                arguments.find("cc").orElse(null),
                arguments.find("bcc").orElse(null),
                arguments.find("replyTo").orElse(null),
                arguments.find("subject").map(String::valueOf).orElse(null),
                headers(arguments),
                arguments.text("contentType").orElse(null),
                arguments.find("alternativeBody").orElse(null));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> headers(Arguments arguments) {
        Object headers = arguments.find("mailHeaders").orElse(Map.of());
        if (headers instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            return (Map<String, ?>) map;
        }
        throw arguments.invalid("mailHeaders", headers.getClass().getName(), "a Map from header names to values");
    }

    private record Composed(ComposedMail mail) implements MailContent {

        @Override
        public long length() {
            return mail.length();
        }

        @Override
        public InputStream open() {
            return mail.openStream();
        }
    }
}
