package io.github.camelgmail.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Somebody sends forged pushes: does the mail come later? */
@Command(
        name = "forged",
        mixinStandardHelpOptions = true,
        description = "Measures the time from a mail's delivery to its exchange by push, alone and during forged pushes"
                + " whose tokens are right but for the signature.")
final class ForgedBenchmark implements Callable<Integer> {

    private static final String PUSH = "push";
    private static final Duration ROUND_TRIP = Duration.ofMillis(20);

    @Option(names = "--rounds", description = "How often each trial runs. Default: 3.")
    private int rounds = 3;

    @Option(names = "--mails", description = "How many mails a trial has. Default: 20.")
    private int mails = 20;

    @Option(names = "--calls", description = "How many forged pushes a second. Default: 1000.")
    private int calls = 1_000;

    @Option(names = "--quick", description = "One round of few mails, to see that everything works.")
    private boolean quick;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || mails < 1 || calls < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds is " + rounds + ", --mails is " + mails + " and --calls is " + calls
                            + ", allowed is 1 or more of each");
        }
        Latencies alone = new Latencies();
        Latencies attacked = new Latencies();
        try (SimulatorProcess simulator = new SimulatorProcess();
                Attack attack = new Attack(simulator, calls)) {
            LatencyRun quiet = new LatencyRun(simulator, Disturbance.NONE);
            LatencyRun disturbed = new LatencyRun(simulator, attack);
            if (!quick) {
                disturbed.warmUp(PUSH);
            }
            attack.forgetCalls();
            for (int round = 0; round < (quick ? 1 : rounds); round++) {
                alone.add(quiet.run(PUSH, ROUND_TRIP, quick ? 2 : mails));
                attacked.add(disturbed.run(PUSH, ROUND_TRIP, quick ? 2 : mails));
            }
            print(alone, attacked, attack);
        }
        return 0;
    }

    private void print(Latencies alone, Latencies attacked, Attack attack) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-18s %10s %10s%n", "forged calls", "median", "95 %");
        out.printf("%-18s %7.1f ms %7.1f ms%n", "none", alone.quantile(0.5), alone.quantile(0.95));
        out.printf(
                "%-18s %7.1f ms %7.1f ms%n",
                attack.callsPerSecond() + " a second", attacked.quantile(0.5), attacked.quantile(0.95));
        out.printf("%n%d forged calls, all refused.%n", attack.calls());
        out.flush();
    }
}
