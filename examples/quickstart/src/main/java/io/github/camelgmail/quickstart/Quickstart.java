package io.github.camelgmail.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the routes of {@code camel/quickstart.camel.yaml}: on Gmail where credentials are set for the component, otherwise
 * on a simulator of its own. There it ends by itself after the shipped mail, unless it is told to stay.
 */
public final class Quickstart {

    private static final String STAY = "--stay";
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 100;

    private Quickstart() {}

    /** Takes {@code --stay}, or the system property {@code quickstart.stay=true}; the exit code is 0 if all went well. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<String> arguments = List.of(args);
        if (!Set.of(STAY).containsAll(arguments)) {
            out.println("Unknown argument in " + arguments + ", allowed: " + STAY);
            System.exit(2);
        }
        boolean stay = arguments.contains(STAY) || Boolean.getBoolean("quickstart.stay");
        ComponentOptions options = ComponentOptions.of(System.getenv(), System.getProperties());
        System.exit(options.haveCredentials() ? runOnGmail(out, options) : runOnSimulator(out, stay));
    }

    private static int runOnSimulator(PrintStream out, boolean stay) throws Exception {
        Folders folders = Folders.ofExample();
        try (SimulatorRun run = SimulatorRun.start(out, folders)) {
            boolean handled = run.handleShippedMail(AT_MOST);
            if (handled && !stay) {
                out.printf(
                        "To look around in the mailboxes and drop mail of your own, run it with -Dquickstart.stay=true%n%n");
            } else if (handled) {
                out.printf("""
                        Still running, until Ctrl+C.
                        The mailboxes:                          %s
                        Every .eml file put here arrives there: %s

                        """, run.gmail().webPage(), folders.drop());
                stayUntilInterrupted(run);
            }
            return handled ? 0 : 1;
        }
    }

    private static int runOnGmail(PrintStream out, ComponentOptions options) throws Exception {
        Folders folders = Folders.ofExample();
        try (Routes routes = Routes.start(out, folders.attachments(), options.values())) {
            out.printf("%nReaching for your Gmail mailbox ...%n");
            while (!routes.connected()) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            out.printf("""
                    Running on it, until Ctrl+C. New mail in the inbox is labelled "Handled" and marked as read.
                    A mail that begins with "Dear robot" is answered. Attachments: %s

                    """, folders.attachments());
            stayUntilInterrupted(routes);
            return 0;
        }
    }

    private static void stayUntilInterrupted(AutoCloseable running) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                running.close();
            } catch (Exception e) {
                throw new IllegalStateException("Could not stop in order", e);
            }
        }));
        new CountDownLatch(1).await();
    }
}
