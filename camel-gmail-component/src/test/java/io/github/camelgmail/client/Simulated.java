package io.github.camelgmail.client;

import io.github.camelgmail.api.MailContent;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorBuilder;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A simulated mailbox and a client of it, in virtual time. */
final class Simulated implements AutoCloseable {

    static final String ADDRESS = "ann@example.com";

    /** Begins now: the auth library signs by the system's clock. */
    private final VirtualTime time = new VirtualTime(Instant.now());

    private final Random random = new Random(1);
    private final GmailSimulator simulator;
    private final Mailbox mailbox;
    private GmailClients clients;

    Simulated(GmailSimulatorBuilder builder) {
        simulator = builder.clock(time.clock()).start();
        mailbox = simulator.createMailbox(ADDRESS);
    }

    VirtualTime time() {
        return time;
    }

    GmailSimulator simulator() {
        return simulator;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    GmailClient client() {
        return client(ClientSettings.builder().quotaProfile(QuotaProfile.NONE), simulator.rootUrl());
    }

    GmailClient client(ClientSettings.Builder settings, String rootUrl) {
        byte[] consent = simulator.authorizedUserJson(ADDRESS).getBytes(StandardCharsets.UTF_8);
        String credentials = "base64:" + Base64.getEncoder().encodeToString(consent);
        return client(settings, rootUrl, CredentialSettings.json(credentials, null, List.of()), "me");
    }

    GmailClient client(ClientSettings.Builder settings, String rootUrl, CredentialSettings credentials, String userId) {
        clients = new GmailClients(
                settings.rootUrl(rootUrl).build(),
                new SharedQuota(),
                new CredentialsFactory(credentials, simulator.rootUrl()),
                time,
                time,
                time.clock(),
                () -> Duration.ofMillis(random.nextInt(1001)));
        return clients.forMailbox(userId);
    }

    /** Those that the latest client is one of. */
    GmailClients clients() {
        return clients;
    }

    <T> T await(CompletableFuture<T> future) {
        return time.runUntilDone(future).join();
    }

    /** Puts small mails in the mailbox; returns their ids. */
    List<String> fill(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> mailbox.receive(mail("number " + i, "Hello")).id())
                .toList();
    }

    static byte[] mail(String subject, String body) {
        return ("From: bob@example.com\r\nTo: ann@example.com\r\nSubject: " + subject + "\r\n\r\n" + body + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A mail of about this many bytes that does not compress. */
    static byte[] bigMail(int bytes) {
        StringBuilder body = new StringBuilder(bytes);
        Random letters = new Random(7);
        while (body.length() < bytes) {
            for (int i = 0; i < 76; i++) {
                body.append((char) ('!' + letters.nextInt(90)));
            }
            body.append("\r\n");
        }
        return mail("big", body.toString());
    }

    static MailContent content(byte[] bytes) {
        return new MailContent() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    @Override
    public void close() {
        if (clients != null) {
            clients.close();
        }
        simulator.close();
    }
}
