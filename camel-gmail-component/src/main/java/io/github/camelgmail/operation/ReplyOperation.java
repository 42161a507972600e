package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.mime.OriginalMail;
import io.github.camelgmail.mime.Quotation;
import io.github.camelgmail.mime.Recipients;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Answers a stored mail in its thread (RFC 5322 section 3.6): body, attachments and further recipients are the route's, the
 * rest follows from the mail. Mail that no program should answer is left alone unless told otherwise (RFC 3834); then
 * nothing is sent, and the header {@code CamelGmailReplySkipped} says why.
 */
final class ReplyOperation implements Operation {

    private static final MailOperation SEND = new MailOperation(MessagesMethods.SEND);
    private static final String SKIPPED = Arguments.header("replySkipped");

    private final String name;
    private final boolean all;

    /** @param all whether all recipients of the mail get the answer */
    ReplyOperation(String name, boolean all) {
        this.name = name;
        this.all = all;
    }

    @Override
    public Set<String> arguments() {
        return ArgumentNames.plus(SEND.arguments(), "messageId", "quote", "replyToAutomatic", "autoSubmitted");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        String messageId = arguments.required("messageId", name);
        if (arguments.message().getBody() instanceof Message) {
            throw new IllegalArgumentException("Operation " + name + " needs the text of the answer as its body: found "
                    + Message.class.getName());
        }
        boolean quote = arguments.isTrue("quote");
        boolean toAutomatic = arguments.isTrue("replyToAutomatic");
        CompletableFuture<ParentMail> fetched =
                quote ? ParentMail.whole(mailbox, messageId) : ParentMail.header(mailbox, messageId);
        return fetched.thenCompose(parent -> mailbox.senders().own().thenCompose(own -> {
            Optional<String> reason =
                    toAutomatic ? Optional.empty() : parent.mail().reasonNotToAnswer(own::contains);
            Recipients recipients = parent.mail().recipients(all, own::contains);
            boolean reachable = !recipients.to().isEmpty()
                    || !recipients.cc().isEmpty()
                    || arguments.find("to").isPresent();
            return reason.isPresent() || !reachable
                    ? skipped(reason.orElse("noAddress"))
                    : send(mailbox, arguments, parent, recipients, quote);
        }));
    }

    private static CompletableFuture<Answer> send(
            Mailbox mailbox, Arguments arguments, ParentMail parent, Recipients recipients, boolean quote) {
        OriginalMail mail = parent.mail();
        Map<String, String> fields = new HashMap<>(mail.replyFields());
        if (arguments.isTrue("autoSubmitted")) {
            fields.put("Auto-Submitted", "auto-replied");
        }
        Arguments answer = new Derived(arguments)
                .orElse("to", recipients.to())
                .plus("cc", recipients.cc())
                .orElse("subject", mail.replySubject())
                .orElse("threadId", parent.threadId())
                .mailHeaders(fields)
                .arguments();
        return SEND.run(mailbox, answer, quote ? Quotation.quoted(mail) : null)
                .thenApply(sent -> sent.with(SKIPPED, null));
    }

    private static CompletableFuture<Answer> skipped(String reason) {
        return CompletableFuture.completedFuture(new Answer(null, Map.of(SKIPPED, reason)));
    }
}
