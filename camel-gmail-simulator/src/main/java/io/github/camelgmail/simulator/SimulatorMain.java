package io.github.camelgmail.simulator;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import io.github.camelgmail.simulator.quota.QuotaProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a {@link GmailSimulator} until it is interrupted. */
@Command(
        name = "gmail-simulator",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A Gmail on your own machine: API, sign-in and web pages, for trying out and testing routes.")
public final class SimulatorMain implements Callable<Integer> {

    private static final String TOPIC = "projects/simulator/topics/gmail";
    private static final String PULL_SUBSCRIPTION = "projects/simulator/subscriptions/gmail";
    private static final String PUSH_SUBSCRIPTION = "projects/simulator/subscriptions/gmail-push";
    private static final String SERVICE_ACCOUNT = "camel@simulator.iam.gserviceaccount.com";
    private static final String PUSHER = "pubsub-push@simulator.iam.gserviceaccount.com";

    @Option(
            names = "--port",
            defaultValue = "8025",
            description = "Port on 127.0.0.1; 0 takes a free one. Default: 8025.")
    private int port;

    @Option(
            names = "--mailbox",
            paramLabel = "ADDRESS",
            defaultValue = "me@example.com",
            description = "A mailbox to create; may be repeated. Default: me@example.com.")
    private List<String> mailboxes;

    @Option(
            names = "--import",
            paramLabel = "PATH",
            description = "An .eml or mbox file, or a folder of them, to put into the first mailbox.")
    private List<Path> imports = List.of();

    @Option(
            names = "--drop-folder",
            paramLabel = "FOLDER",
            description = "A folder whose new .eml files arrive in the first mailbox.")
    private Path dropFolder;

    @Option(
            names = "--quota",
            defaultValue = "NONE",
            description = "Quota to enforce: ${COMPLETION-CANDIDATES}. Default: NONE.")
    private QuotaProfile quota;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Milliseconds by which every call is delayed. Default: 0.")
    private long latency;

    @Option(
            names = "--pubsub-port",
            paramLabel = "PORT",
            description = "Serves a Pub/Sub of its own on this port of 127.0.0.1 over gRPC; 0 takes a free one.")
    private Integer pubsubPort;

    @Option(
            names = "--push-endpoint",
            paramLabel = "URL",
            description = "A webhook to which its own Pub/Sub pushes notifications.")
    private String pushEndpoint;

    @Option(
            names = "--pubsub-emulator",
            paramLabel = "HOST:PORT",
            description =
                    "Publishes notifications to Google's Pub/Sub emulator there instead of to a Pub/Sub of its own.")
    private String pubsubEmulator;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "Where to write the key of a service account that may act for every mailbox.")
    private Path credentials;

    @Spec
    private CommandSpec spec;

    private final CountDownLatch end = new CountDownLatch(1);

    /** Runs it; see {@code --help}. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SimulatorMain()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (GmailSimulator simulator = start()) {
            mailboxes.forEach(simulator::createMailbox);
            Mailbox first = simulator.mailbox(mailboxes.get(0));
            for (Path source : imports) {
                out.println("Imported " + simulator.importMail(first, source) + " mails from " + source);
            }
            if (dropFolder != null) {
                simulator.watchFolder(first, dropFolder);
                out.println("New .eml files in " + dropFolder + " arrive in " + first.emailAddress());
            }
            simulator.faults().latency(Duration.ofMillis(latency));
            greet(out, simulator, first);
            writeCredentials(out, simulator);
            preparePubsub(out, simulator);
            end.await();
        }
        return 0;
    }

    /** Ends {@link #call}. */
    void stop() {
        end.countDown();
    }

    private GmailSimulator start() {
        try {
            return GmailSimulator.builder()
                    .port(port)
                    .quota(quota)
                    .pubsubPort(pubsubPort == null ? 0 : pubsubPort)
                    .externalPubsub(pubsubEmulator)
                    .start();
        } catch (IllegalStateException e) {
            throw portTaken("--port", e);
        }
    }

    private CommandLine.ParameterException portTaken(String option, IllegalStateException e) {
        return new CommandLine.ParameterException(
                spec.commandLine(), option + ": " + e.getMessage() + "; use another one, or 0 for any free one");
    }

    private String listen(PubSub pubsub) {
        try {
            return pubsub.endpoint();
        } catch (IllegalStateException e) {
            throw portTaken("--pubsub-port", e);
        }
    }

    /** A key of another run is replaced, anything else that is there is not. */
    private void writeCredentials(PrintWriter out, GmailSimulator simulator) throws IOException {
        if (credentials == null) {
            return;
        }
        if (Files.exists(credentials) && !Files.readString(credentials).contains(SERVICE_ACCOUNT)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--credentials: " + credentials + " is there and not the simulator's; name another file");
        }
        Files.writeString(credentials, simulator.serviceAccountJson(SERVICE_ACCOUNT));
        out.printf("  Credentials   file:%s  (a service account's, for every mailbox)%n", credentials.toAbsolutePath());
    }

    private void preparePubsub(PrintWriter out, GmailSimulator simulator) {
        if (pubsubEmulator != null) {
            out.printf("Notifications of watch calls go to the Pub/Sub at %s%n", pubsubEmulator);
        }
        if (pubsubPort != null || pushEndpoint != null) {
            PubSub pubsub = simulator.pubsub();
            pubsub.createTopic(TOPIC);
            if (pubsubPort != null) {
                pubsub.createSubscription(PULL_SUBSCRIPTION, TOPIC);
                out.printf("  Pub/Sub       %s%n  Subscription  %s%n", listen(pubsub), PULL_SUBSCRIPTION);
            }
            if (pushEndpoint != null) {
                pubsub.createSubscription(
                        PUSH_SUBSCRIPTION, TOPIC, PushConfig.to(pushEndpoint).withToken(PUSHER));
                out.printf("  Push token    of %s, by the keys at %s%n", PUSHER, simulator.certsUrl());
            }
            out.printf("  Topic         %s%n", TOPIC);
        }
        out.flush();
    }

    private static void greet(PrintWriter out, GmailSimulator simulator, Mailbox mailbox) {
        out.printf(
                """
                The Gmail simulator is running. Stop it with Ctrl+C.
                  Web page      %1$s
                  API root      %1$s
                  Token URL     %2$s
                  Access token  %3$s  (for %4$s, for an hour)
                A route uses it by:
                  gmail:me?rootUrl=%1$s&accessToken=%3$s
                """,
                simulator.rootUrl(),
                simulator.tokenUrl(),
                simulator.tokens().issue(mailbox.emailAddress()),
                mailbox.emailAddress());
        out.flush();
    }
}
