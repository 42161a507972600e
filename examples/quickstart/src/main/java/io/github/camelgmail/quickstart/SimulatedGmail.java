package io.github.camelgmail.quickstart;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A Gmail of our own with two mailboxes: ours, and that of the correspondent who gets the answer. */
final class SimulatedGmail implements AutoCloseable {

    static final String OURS = "you@example.com";
    static final String CORRESPONDENT = "nora@example.org";

    private final GmailSimulator simulator = GmailSimulator.start();
    private final Mailbox ours = simulator.createMailbox(OURS);
    private final Mailbox correspondent = simulator.createMailbox(CORRESPONDENT);

    /** The component's options that lead it here instead of to Google. */
    Map<String, String> options() {
        byte[] json = simulator.authorizedUserJson(OURS).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "rootUrl",
                simulator.rootUrl(),
                "credentials",
                "base64:" + Base64.getEncoder().encodeToString(json));
    }

    String webPage() {
        return simulator.rootUrl();
    }

    Mailbox ours() {
        return ours;
    }

    /** What the correspondent got from us. */
    List<StoredMessage> answers() {
        return correspondent.messages();
    }

    /** Lets the mails of a folder arrive. */
    void receive(Path folder) throws IOException {
        simulator.importMail(ours, folder);
    }

    /** Lets each .eml file that is put into the folder arrive. */
    void watch(Path folder) throws IOException {
        simulator.watchFolder(ours, folder);
    }

    /** How many mails have arrived. */
    int received() {
        return carrying("INBOX");
    }

    /** How many mails the routes have labelled. */
    int handled() {
        return ours.labels()
                .byName("Handled")
                .map(Label::id)
                .map(this::carrying)
                .orElse(0);
    }

    private int carrying(String labelId) {
        return (int) ours.messages().stream()
                .filter(message -> message.hasLabel(labelId))
                .count();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
