package io.github.camelgmail.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mail of 10 KB arrives: how long until a route has it, by notifications and by polling? */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description =
                "Measures the time from a mail's delivery to its exchange, by pull, push and poll, side by side,"
                        + " of processes that have handled some hundred mails. Gmail's limit of one notification a second is off.")
final class LatencyBenchmark implements Callable<Integer> {

    private static final List<String> DELIVERIES = List.of("pull", "push", "poll");
    private static final List<String> NOTIFIED = List.of("pull", "push");
    private static final List<Integer> ROUND_TRIPS = List.of(100, 20, 0);
    private static final int ALLOWANCE_MILLIS = 20;

    @Option(names = "--rounds", description = "How often each trial runs. Default: 3.")
    private int rounds = 3;

    @Option(names = "--mails", description = "How many mails a trial has. Default: 10.")
    private int mails = 10;

    @Option(names = "--quick", description = "One round of few mails without latency, to see that everything works.")
    private boolean quick;

    @Spec
    private CommandSpec spec;

    private record Trial(int roundTripMillis, String delivery) {}

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || mails < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds is " + rounds + " and --mails is " + mails + ", allowed is 1 or more of each");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<Trial, Latencies> results = new LinkedHashMap<>();
        try (SimulatorProcess simulator = new SimulatorProcess()) {
            LatencyRun run = new LatencyRun(simulator, Disturbance.NONE);
            for (String delivery : quick ? List.<String>of() : NOTIFIED) {
                run.warmUp(delivery);
            }
            for (int round = 0; round < (quick ? 1 : rounds); round++) {
                for (int roundTrip : quick ? List.of(0) : ROUND_TRIPS) {
                    for (String delivery : DELIVERIES) {
                        Latencies latencies = run.run(delivery, Duration.ofMillis(roundTrip), quick ? 2 : mails);
                        results.computeIfAbsent(new Trial(roundTrip, delivery), trial -> new Latencies())
                                .add(latencies);
                    }
                }
            }
        }
        out.printf("%-10s %-8s %10s %10s %22s%n", "round trip", "delivery", "median", "95 %", "two round trips + 20");
        results.forEach((trial, latencies) -> out.printf(
                "%7d ms %-8s %7.0f ms %7.0f ms %19d ms%n",
                trial.roundTripMillis(),
                trial.delivery(),
                latencies.quantile(0.5),
                latencies.quantile(0.95),
                2 * trial.roundTripMillis() + ALLOWANCE_MILLIS));
        out.flush();
        return 0;
    }
}
