package io.github.camelgmail.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Mails of 10 KB have arrived: how fast do they come to the end of a route, and what does that cost? */
@Command(
        name = "consume",
        mixinStandardHelpOptions = true,
        description = "Consumes mails with gmail and with google-mail-stream, side by side.")
final class ConsumeBenchmark implements Callable<Integer> {

    private static final int MAIL_BYTES = 10_000;
    private static final Contender GMAIL = new GmailContender();

    /** Ten mails a poll, and a poll every half second. */
    private static final Contender STREAM_DEFAULTS =
            new GoogleMailStreamContender("google-mail-stream, its defaults", "");

    /** The largest page, and no rest while there is mail: as fast as it goes. */
    private static final Contender STREAM =
            new GoogleMailStreamContender("google-mail-stream", "&maxResults=500&greedy=true");

    @Option(names = "--quick", description = "One short round, to see that everything works; its rates mean little.")
    private boolean quick;

    @Option(names = "--rounds", description = "How often each trial runs; the medians are reported. Default: 3.")
    private int rounds = 3;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "Where consume.json goes. Default: target/benchmarks.")
    private Path output = Path.of("target", "benchmarks");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds is " + rounds + ", allowed is 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (SimulatorProcess simulator = new SimulatorProcess()) {
            ConsumeRun run = new ConsumeRun(simulator, output, MAIL_BYTES);
            for (Contender contender : List.of(GMAIL, STREAM)) {
                run.run(new Trial(contender, Duration.ZERO, quick ? 50 : 500));
            }
            double ceiling = Ceiling.measure(simulator, MAIL_BYTES, Duration.ofMillis(quick ? 500 : 2_000));
            Comparison comparison = Comparison.of(trials(), STREAM, quick ? 1 : rounds, run::run);
            TextReport.write(comparison, ceiling, out);
            Path file = output.resolve("consume.json");
            JsonReport.write(comparison, ceiling, file);
            out.println("Every round is in " + file);
            out.flush();
        }
        return 0;
    }

    /** Both with the same mails, fewer the longer they take; then more of them where the one is too fast for so few. */
    private List<Trial> trials() {
        Duration none = Duration.ZERO;
        Duration near = Duration.ofMillis(20);
        Duration far = Duration.ofMillis(100);
        return quick
                ? List.of(
                        new Trial(GMAIL, none, 50),
                        new Trial(STREAM, none, 50),
                        new Trial(STREAM_DEFAULTS, none, 20),
                        new Trial(GMAIL, near, 50),
                        new Trial(STREAM, near, 50))
                : List.of(
                        new Trial(GMAIL, none, 500),
                        new Trial(STREAM, none, 500),
                        new Trial(STREAM_DEFAULTS, none, 50),
                        new Trial(GMAIL, none, 2_000),
                        new Trial(GMAIL, near, 100),
                        new Trial(STREAM, near, 100),
                        new Trial(GMAIL, near, 1_000),
                        new Trial(GMAIL, far, 30),
                        new Trial(STREAM, far, 30),
                        new Trial(GMAIL, far, 500));
    }
}
