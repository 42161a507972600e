package io.github.camelgmail.simulator;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.quota.QuotaProfile;
import java.io.IOException;
import java.io.PrintWriter;
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
            return GmailSimulator.builder().port(port).quota(quota).start();
        } catch (IllegalStateException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--port: " + e.getMessage() + "; use another one, or 0 for any free one");
        }
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
