package io.github.camelgmail.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the routes of {@code camel/quickstart.camel.yaml}: on Gmail where credentials are set for the component, otherwise
 * on a simulator of its own. There it ends by itself after the shipped mail, unless it is told to stay.
 */
public final class Quickstart {

    private static final String STAY = "--stay";
    private static final String OPTIONS = "camelcomponentgmail";
    private static final Set<String> CREDENTIALS = Set.of("accesstoken", "clientid", "credentials", "refreshtoken");

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
        boolean onGmail = hasCredentials(System.getenv().keySet())
                || hasCredentials(System.getProperties().stringPropertyNames());
        System.exit(onGmail ? runOnGmail(out) : runOnSimulator(out, stay));
    }

    /** Whether one of the names is that of credentials, as a property or an environment variable. */
    static boolean hasCredentials(Collection<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", ""))
                .filter(name -> name.startsWith(OPTIONS))
                .map(name -> name.substring(OPTIONS.length()))
                .anyMatch(CREDENTIALS::contains);
    }

    private static int runOnSimulator(PrintStream out, boolean stay) throws Exception {
        Folders folders = Folders.ofExample();
        try (SimulatorRun run = SimulatorRun.start(out, folders)) {
            boolean handled = run.handleShippedMail();
            if (handled && stay) {
                out.println("Still running, until Ctrl+C. Every .eml file put here arrives: " + folders.drop());
                stayUntilInterrupted(run);
            }
            return handled ? 0 : 1;
        }
    }

    private static int runOnGmail(PrintStream out) throws Exception {
        Folders folders = Folders.ofExample();
        try (Routes routes = Routes.start(out, folders.attachments(), Map.of())) {
            out.println("Running on your Gmail mailbox, until Ctrl+C. Mail that comes from now on is read, labelled"
                    + " and marked as read.");
            out.println("Attachments: " + folders.attachments());
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
