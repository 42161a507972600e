package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.mime.Quotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A method that takes a mail: the message's body and attachments, with recipients and subject from options and headers;
 * or Gmail's own model class with its {@code raw}. Mail is sent directly, or by way of a draft with {@code sendMode=draft}.
 */
final class MailOperation implements Operation {

    private final GmailMethod<Message> method;

    MailOperation(GmailMethod<Message> method) {
        this.method = method;
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        return run(mailbox, arguments, null);
    }

    /** @param quotation what the mail has of an earlier one, or null */
    CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments, Quotation quotation) {
        boolean byDraft = method == MessagesMethods.SEND && byDraft(arguments);
        return checkSender(mailbox, arguments)
                .thenCompose(checked -> CallBuilder.build(method, mailbox, arguments))
                .thenCompose(
                        call -> labels(mailbox, arguments).thenApply(ids -> withMail(call, ids, arguments, quotation)))
                .thenCompose(call -> byDraft
                        ? mailbox.client().sendOnce(call)
                        : mailbox.client().execute(call))
                .thenApply(Answers::of);
    }

    /** Gmail silently replaces a sender that is no verified alias; mail that is only stored keeps any. */
    private CompletableFuture<Void> checkSender(Mailbox mailbox, Arguments arguments) {
        boolean sends = method == MessagesMethods.SEND && arguments.find("from").isPresent();
        return sends
                ? mailbox.senders().check(arguments.origin("from"), MailArguments.authors(arguments))
                : CompletableFuture.completedFuture(null);
    }

    private static boolean byDraft(Arguments arguments) {
        String mode = arguments.text("sendMode").orElse("direct");
        return switch (mode) {
            case "direct" -> false;
            case "draft" -> true;
            default -> throw arguments.invalid("sendMode", mode, "direct, draft");
        };
    }

    /** Gmail labels sent mail itself; stored mail gets the labels it is given. */
    private CompletableFuture<List<String>> labels(Mailbox mailbox, Arguments arguments) {
        List<String> names = method == MessagesMethods.SEND ? List.of() : arguments.list("labelIds");
        return RequestBody.ids("labelIds", names, mailbox, arguments);
    }

    private static GmailCall<Message> withMail(
            GmailCall<Message> call, List<String> labels, Arguments arguments, Quotation quotation) {
        Message metadata = MailArguments.metadata(arguments);
        if (!labels.isEmpty()) {
            metadata.setLabelIds(new ArrayList<>(labels));
        }
        if (arguments.message().getBody() instanceof Message model) {
            Message body = RequestBody.copy(model);
            metadata.forEach(body::set);
            return call.withBody(body);
        }
        return MailArguments.withUploadType(call, arguments)
                .withBody(metadata)
                .withMedia(MailArguments.compose(arguments, quotation));
    }
}
