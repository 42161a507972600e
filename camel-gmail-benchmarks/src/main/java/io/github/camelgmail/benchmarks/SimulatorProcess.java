package io.github.camelgmail.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The simulator in a JVM of its own, so that its work is not counted as that of what is measured. It is reachable from
 * construction until {@link #close}; each call waits until the simulator has done what it says.
 */
final class SimulatorProcess implements AutoCloseable {

    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final String rootUrl;

    SimulatorProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorControl.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        commands = new PrintWriter(process.outputWriter(UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        try {
            rootUrl = read();
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Forgets all mail, requests and latency, and makes an empty mailbox. No client may be at work. */
    Target newMailbox() throws IOException {
        return new Target(rootUrl, ask("reset"));
    }

    /** Lets mail arrive in the mailbox, and gives its message ids. */
    List<String> deliver(int mails, int bytes) throws IOException {
        return List.of(ask("deliver " + mails + " " + bytes).split(" "));
    }

    /** Makes the topic, and the subscription that is pulled; gives Pub/Sub's address. Notifications are not limited in number. */
    String pubsub() throws IOException {
        return ask("pubsub");
    }

    /** Makes the subscription that is pushed. */
    void push(String url) throws IOException {
        ask("push " + url);
    }

    /** Delays every request from now on. */
    void latency(Duration latency) throws IOException {
        ask("latency " + latency.toMillis());
    }

    /** What was asked since the mailbox was made. */
    Usage usage() throws IOException {
        String[] counts = ask("usage").split(" ");
        return new Usage(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    private String ask(String command) throws IOException {
        commands.println(command);
        return read();
    }

    private String read() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the simulator has ended; its error output says why");
        }
        return answer;
    }

    /** Ends the process: by the end of its input, or by force. */
    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
