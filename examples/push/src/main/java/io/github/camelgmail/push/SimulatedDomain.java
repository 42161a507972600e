package io.github.camelgmail.push;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A Gmail of our own with the mailboxes of a domain, a service account that may read them, and Pub/Sub. */
final class SimulatedDomain implements AutoCloseable {

    private static final String TOPIC = "projects/simulator/topics/gmail";
    private static final String SUBSCRIPTION = "projects/simulator/subscriptions/gmail-camel";
    private static final String READ = "https://www.googleapis.com/auth/gmail.readonly";

    private static final Duration WATCH = Duration.ofDays(7);
    private static final Duration SILENCE = Duration.ofMillis(1200);

    private final GmailSimulator simulator = GmailSimulator.start();

    SimulatedDomain(List<String> mailboxes) {
        mailboxes.forEach(simulator::createMailbox);
        simulator.pubsub().createTopic(TOPIC);
        simulator.pubsub().createSubscription(SUBSCRIPTION, TOPIC);
    }

    /** The properties that lead the routes here instead of to Google. */
    Map<String, String> properties() {
        byte[] key = simulator
                .serviceAccountJson("camel@simulator.iam.gserviceaccount.com", READ)
                .getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "camel.component.gmail.credentials",
                "base64:" + Base64.getEncoder().encodeToString(key),
                "camel.component.gmail.rootUrl",
                simulator.rootUrl(),
                "camel.component.gmail.pubsubEndpoint",
                simulator.pubsub().endpoint(),
                "push.topic",
                TOPIC,
                "push.subscription",
                SUBSCRIPTION);
    }

    String webPage() {
        return simulator.rootUrl();
    }

    Mailbox mailbox(String address) {
        return simulator.mailbox(address);
    }

    /**
     * Whether the routes are told at once of what arrives in this mailbox from now on. Gmail notifies of each watch, and then
     * of nothing else for a second.
     */
    boolean isWatched(String address) {
        Instant silent = Instant.now().plus(WATCH).minus(SILENCE);
        return mailbox(address)
                .pushNotifications()
                .watch()
                .filter(watch -> watch.expiration().isBefore(silent))
                .isPresent();
    }

    /** Lets each .eml file that is put into the folder arrive. */
    void watchFolder(String address, Path folder) throws IOException {
        simulator.watchFolder(mailbox(address), folder);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
