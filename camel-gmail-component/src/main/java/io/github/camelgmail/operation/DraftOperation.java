package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.DraftsMethods;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.LabelRules;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Makes, changes or sends a draft. The mail is given as for {@code messages.send}, or as Gmail's own {@code Draft}. A draft
 * is sent as it is, unless the body is a complete mail to be sent in its place: what else a route has as its body, and mail
 * fields that it used to make the draft, don't change it on the way out.
 *
 * @param <T> what the method answers
 */
final class DraftOperation<T> implements Operation {

    private final GmailMethod<T> method;

    DraftOperation(GmailMethod<T> method) {
        this.method = method;
    }

    @Override
    public Set<String> arguments() {
        Set<String> names = ArgumentNames.ofMail(method);
        return method == DraftsMethods.CREATE ? names : ArgumentNames.plus(names, "draftId");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        return CallBuilder.build(method, mailbox, arguments)
                .thenApply(call -> withDraft(call, arguments))
                .thenCompose(call -> checkSender(call, mailbox, arguments))
                .thenCompose(mailbox.client()::execute)
                .thenApply(Answers::of);
    }

    private static <T> CompletableFuture<GmailCall<T>> checkSender(
            GmailCall<T> call, Mailbox mailbox, Arguments arguments) {
        Message model = ((Draft) call.body()).getMessage();
        return call.media() == null && model == null
                ? CompletableFuture.completedFuture(call)
                : MailArguments.checkSender(call, call.media() == null ? model : null, mailbox, arguments);
    }

    private GmailCall<T> withDraft(GmailCall<T> call, Arguments arguments) {
        Draft draft = new Draft();
        if (method != DraftsMethods.CREATE) {
            draft.setId(arguments.required("draftId", method.id()));
        }
        Object body = arguments.message().getBody();
        Message model = body instanceof Draft given ? given.getMessage() : body instanceof Message given ? given : null;
        boolean asItIs = method == DraftsMethods.SEND && !isCompleteMail(body, model, arguments);
        if (asItIs) {
            return call.withBody(draft);
        }
        Message metadata = MailArguments.metadata(arguments);
        if (model != null) {
            refuseLabels(model);
            Message message = RequestBody.copy(model);
            metadata.forEach(message::set);
            return call.withBody(draft.setMessage(message));
        }
        return MailArguments.withUploadType(call, arguments)
                .withBody(draft.setMessage(metadata))
                .withMedia(MailArguments.compose(arguments));
    }

    /** Guide "Drafts": a draft has the label DRAFT and can have no other. */
    private static void refuseLabels(Message model) {
        List<String> labels = model.getLabelIds() == null ? List.of() : model.getLabelIds();
        labels.stream().filter(id -> !LabelRules.isGmailsOwn(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException(
                    "Invalid labelIds of a draft: found '" + id + "', allowed: none, since drafts can't have labels");
        });
    }

    private static boolean isCompleteMail(Object body, Message model, Arguments arguments) {
        if (body instanceof Draft || body instanceof Message) {
            return model != null && model.getRaw() != null;
        }
        return body instanceof MimeMessage
                || arguments
                        .text("contentType")
                        .filter("message/rfc822"::equals)
                        .isPresent();
    }
}
