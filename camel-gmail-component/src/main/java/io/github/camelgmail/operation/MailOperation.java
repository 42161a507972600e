package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.mime.Quotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    public Set<String> arguments() {
        Set<String> names = ArgumentNames.ofMail(method);
        return method == MessagesMethods.SEND
                ? ArgumentNames.plus(names, "sendMode")
                : ArgumentNames.plus(names, "labelIds", "autoCreateLabels");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        return run(mailbox, arguments, null);
    }

    /** @param quotation what the mail has of an earlier one, or null */
    CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments, Quotation quotation) {
        boolean byDraft = method == MessagesMethods.SEND && byDraft(arguments);
        return CallBuilder.build(method, mailbox, arguments)
                .thenApply(call -> withMail(call, arguments, quotation))
                .thenCompose(call -> checkSender(call, mailbox, arguments))
                .thenCompose(call -> mailbox.labels().withCurrent(() -> withLabels(call, mailbox, arguments)
                        .thenCompose(labelled -> byDraft
                                ? mailbox.client().sendOnce(labelled)
                                : mailbox.client().execute(labelled))))
                .thenApply(Answers::of);
    }

    /** Mail that is only stored keeps any sender. */
    private CompletableFuture<GmailCall<Message>> checkSender(
            GmailCall<Message> call, Mailbox mailbox, Arguments arguments) {
        Message model = call.media() == null ? (Message) call.body() : null;
        return method == MessagesMethods.SEND
                ? MailArguments.checkSender(call, model, mailbox, arguments)
                : CompletableFuture.completedFuture(call);
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
    private CompletableFuture<GmailCall<Message>> withLabels(
            GmailCall<Message> call, Mailbox mailbox, Arguments arguments) {
        List<String> names = method == MessagesMethods.SEND ? List.of() : arguments.list("labelIds");
        return RequestBody.ids("labelIds", names, mailbox, arguments)
                .thenApply(ids -> ids.isEmpty()
                        ? call
                        : call.withBody(RequestBody.copy((Message) call.body()).setLabelIds(new ArrayList<>(ids))));
    }

    private static GmailCall<Message> withMail(GmailCall<Message> call, Arguments arguments, Quotation quotation) {
        Message metadata = MailArguments.metadata(arguments);
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
