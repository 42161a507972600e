package io.github.camelgmail.client;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MailContent;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Sends a mail from a file, reads it back, and writes its attachment to a file: in a JVM of its own, with a small heap. */
final class BigMailMain {

    private BigMailMain() {}

    public static void main(String[] args) throws Exception {
        String rootUrl = args[0];
        String token = args[1];
        Path mail = Path.of(args[2]);
        Path attachment = Path.of(args[3]);
        ExecutorService executor = Executors.newCachedThreadPool();
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
        try (GmailClients clients = new GmailClients(
                ClientSettings.builder().rootUrl(rootUrl).build(),
                new SharedQuota(),
                new CredentialsFactory(CredentialSettings.accessToken(token), null),
                executor,
                scheduler,
                Clock.systemUTC())) {
            GmailClient client = clients.forMailbox("me");
            String id = client.execute(GmailCall.of(MessagesMethods.SEND).withMedia(content(mail)))
                    .get()
                    .getId();
            Message message = client.execute(
                            GmailCall.of(MessagesMethods.GET).with("id", id).with("format", "full"))
                    .get();
            MessagePart part = message.getPayload().getParts().get(1);
            client.download(
                            GmailCall.of(MessagesMethods.GET_ATTACHMENT)
                                    .with("messageId", id)
                                    .with("id", part.getBody().getAttachmentId()),
                            () -> Files.newOutputStream(attachment))
                    .get();
        } finally {
            executor.shutdownNow();
            scheduler.shutdownNow();
        }
    }

    private static MailContent content(Path file) throws IOException {
        long length = Files.size(file);
        return new MailContent() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
