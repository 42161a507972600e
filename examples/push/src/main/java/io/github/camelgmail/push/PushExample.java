package io.github.camelgmail.push;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.main.Main;

/**
 * Runs the routes of {@code camel/push.camel.yaml}: on the mailboxes of a domain where {@code application.properties} has
 * credentials, otherwise on a simulator of its own. There it ends by itself, unless it is told to stay.
 */
public final class PushExample {

    private static final Path OUTPUT = Path.of("target", "push");
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private PushExample() {}

    /** Takes the system property {@code push.stay=true}; the exit code is 0 if all went well. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(haveCredentials() ? runOnGmail(out) : runOnSimulator(out, Boolean.getBoolean("push.stay")));
    }

    private static boolean haveCredentials() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = PushExample.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        return !properties.getProperty("camel.component.gmail.credentials", "").isBlank();
    }

    private static int runOnGmail(PrintStream out) throws Exception {
        out.printf("%nWaiting for mail, until Ctrl+C.%n%n");
        Main routes = Routes.of(out, Map.of());
        routes.run();
        return routes.getExitCode();
    }

    private static int runOnSimulator(PrintStream out, boolean stay) throws Exception {
        try (SimulatorRun run = SimulatorRun.start(out, OUTPUT.toAbsolutePath())) {
            boolean handled = run.showMail(AT_MOST);
            if (handled && !stay) {
                out.printf("%nTo send mail of your own and change the mailboxes, run it with -Dpush.stay=true%n%n");
            } else if (handled) {
                run.tellWhatToTry();
                Runtime.getRuntime().addShutdownHook(new Thread(run::close));
                new CountDownLatch(1).await();
            }
            return handled ? 0 : 1;
        }
    }
}
