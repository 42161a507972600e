package io.github.camelgmail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LatencyBenchmarkTest {

    @Test
    void aQuickRunMeasuresEveryDelivery() {
        StringWriter printed = new StringWriter();

        int exitCode = new CommandLine(new Benchmarks())
                .setOut(new PrintWriter(printed))
                .execute("latency", "--quick");

        assertThat(exitCode).isZero();
        assertThat(printed.toString().lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.matches(" +0 ms (pull|push|poll) +\\d+ ms +\\d+ ms +20 ms"));
    }
}
