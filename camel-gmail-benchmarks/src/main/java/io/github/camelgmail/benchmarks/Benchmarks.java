package io.github.camelgmail.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All benchmarks, each a sub-command. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        description = "Measures the component beside what users have today.",
        subcommands = {ConsumeBenchmark.class, LatencyBenchmark.class, ForgedBenchmark.class})
public final class Benchmarks {

    /** Runs the benchmark that the first argument names; see {@code --help}. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }
}
