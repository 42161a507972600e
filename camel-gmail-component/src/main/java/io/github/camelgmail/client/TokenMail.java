package io.github.camelgmail.client;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MailContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A mail with a token as its first header field, by which it is known again: Gmail replaces its Message-ID. */
final class TokenMail implements MailContent {

    static final String HEADER = "X-Camel-Gmail-Send";

    private final byte[] field;
    private final MailContent mail;

    private TokenMail(String token, MailContent mail) {
        this.field = (HEADER + ": " + token + "\r\n").getBytes(StandardCharsets.US_ASCII);
        this.mail = mail;
    }

    /** The mail that a call of {@code messages.send} has, as an upload or in the model's {@code raw}. */
    static TokenMail of(GmailCall<Message> send, String token) {
        if (send.media() != null) {
            return new TokenMail(token, send.media());
        }
        byte[] bytes = send.body() instanceof Message message && message.getRaw() != null ? message.decodeRaw() : null;
        if (bytes == null) {
            throw new IllegalArgumentException("The call has no mail: neither an upload nor the field raw");
        }
        return new TokenMail(token, new InMemory(bytes));
    }

    /** Whether a message whose header was fetched has this token. */
    static boolean has(String token, Message message) {
        List<MessagePartHeader> headers = message == null
                        || message.getPayload() == null
                        || message.getPayload().getHeaders() == null
                ? List.of()
                : message.getPayload().getHeaders();
        return headers.stream()
                .anyMatch(header -> HEADER.equalsIgnoreCase(header.getName())
                        && token.equals(header.getValue().strip()));
    }

    @Override
    public long length() {
        return field.length + mail.length();
    }

    @Override
    public InputStream open() throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(field), mail.open());
    }

    private record InMemory(byte[] bytes) implements MailContent {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
