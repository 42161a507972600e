package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MailContent;
import io.github.camelgmail.mime.ComposedMail;
import io.github.camelgmail.mime.MailAuthors;
import io.github.camelgmail.mime.MailFields;
import io.github.camelgmail.mime.MessageComposer;
import io.github.camelgmail.mime.Quotation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What arguments say about a mail that goes to Gmail. */
final class MailArguments {

    private static final MessageComposer COMPOSER = new MessageComposer(Clock.systemDefaultZone());
    private static final List<String> UPLOAD_TYPES = List.of("json", "multipart", "resumable");

    private MailArguments() {}

    /** The message's body and attachments as a mail, with recipients and subject from options and headers. */
    static MailContent compose(Arguments arguments) {
        return compose(arguments, null);
    }

    /** @param quotation what the mail has of an earlier one, or null */
    static MailContent compose(Arguments arguments, Quotation quotation) {
        try {
            return new Composed(COMPOSER.compose(fields(arguments), arguments.message(), quotation));
        } catch (IOException e) {
            throw new UncheckedIOException("The mail's body or an attachment can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * The part of a message that is not the mail itself. The thread is that of the option only: a header of that name may
     * be left over from a message that was consumed.
     */
    static Message metadata(Arguments arguments) {
        Message metadata = new Message();
        arguments.option("threadId").ifPresent(id -> metadata.setThreadId(String.valueOf(id)));
        return metadata;
    }

    /** The call with the way in which its mail is uploaded, if one is wanted. */
    static <T> GmailCall<T> withUploadType(GmailCall<T> call, Arguments arguments) {
        String type = arguments.text("uploadType").orElse(null);
        if (type != null && !UPLOAD_TYPES.contains(type)) {
            throw arguments.invalid("uploadType", type, String.join(", ", UPLOAD_TYPES));
        }
        return call.with("uploadType", type);
    }

    /**
     * Refuses a mail from somebody whom Gmail would silently replace.
     *
     * @param call one that sends the mail or keeps it to be sent
     * @param model Gmail's own object with the mail, or null when the call has it as its media
     * @return the call
     */
    static <T> CompletableFuture<GmailCall<T>> checkSender(
            GmailCall<T> call, Message model, Mailbox mailbox, Arguments arguments) {
        List<String> authors = authors(call, model);
        String origin = arguments.find("from").isPresent() ? arguments.origin("from") : "From of the mail";
        return mailbox.senders().check(origin, authors).thenApply(checked -> call);
    }

    private static List<String> authors(GmailCall<?> call, Message model) {
        try {
            if (model != null) {
                return model.getRaw() == null ? List.of() : MailAuthors.ofRaw(model.getRaw());
            }
            try (InputStream mail = call.media().open()) {
                return MailAuthors.of(mail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The mail can't be read: " + e.getMessage(), e);
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
