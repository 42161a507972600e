package io.github.camelgmail.operation;

import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.mime.OriginalMail;
import io.github.camelgmail.mime.Quotation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sends a stored mail on with its attachments; the body is a comment, unless it is the mail itself. */
final class ForwardOperation implements Operation {

    private static final String NAME = "forward";
    private static final MailOperation SEND = new MailOperation(MessagesMethods.SEND);

    @Override
    public Set<String> arguments() {
        return ArgumentNames.plus(SEND.arguments(), "messageId", "forwardAs", "autoSubmitted");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        String messageId = arguments.required("messageId", NAME);
        if (Stream.of("to", "cc", "bcc").allMatch(field -> arguments.find(field).isEmpty())) {
            arguments.required("to", NAME);
        }
        Function<OriginalMail, Quotation> form = form(arguments);
        return ParentMail.whole(mailbox, messageId).thenCompose(parent -> {
            OriginalMail mail = parent.mail();
            Arguments forward = new Derived(arguments)
                    .withoutConsumedMail()
                    .orElse("subject", mail.forwardSubject())
                    .orElse("threadId", parent.threadId())
                    .mailHeaders(fields(mail, arguments))
                    .arguments();
            return SEND.run(mailbox, forward, form.apply(mail));
        });
    }

    private static Function<OriginalMail, Quotation> form(Arguments arguments) {
        String form = arguments.text("forwardAs").orElse("inline");
        return switch (form.toLowerCase(Locale.ROOT)) {
            case "inline" -> Quotation::forwarded;
            case "attachment" -> Quotation::attached;
            default -> throw arguments.invalid("forwardAs", form, "inline, attachment");
        };
    }

    private static Map<String, String> fields(OriginalMail mail, Arguments arguments) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!mail.references().isEmpty()) {
            fields.put("References", mail.references());
        }
        if (arguments.isTrue("autoSubmitted")) {
            fields.put("Auto-Submitted", "auto-generated");
        }
        return fields;
    }
}
