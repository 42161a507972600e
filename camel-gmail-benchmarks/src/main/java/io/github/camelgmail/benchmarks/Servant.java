package io.github.camelgmail.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, so that its work is not counted as that of what is measured: it prints one line when it is ready, and one
 * for each line that it is told.
 */
final class Servant implements AutoCloseable {

    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final String greeting;

    Servant(Class<?> main) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        commands = new PrintWriter(process.outputWriter(UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        try {
            greeting = read();
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The line it printed when it was ready. */
    String greeting() {
        return greeting;
    }

    /** Waits until it has done what it is told, and gives its answer. */
    String ask(String command) throws IOException {
        commands.println(command);
        return read();
    }

    private String read() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("another process has ended; its error output says why");
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
