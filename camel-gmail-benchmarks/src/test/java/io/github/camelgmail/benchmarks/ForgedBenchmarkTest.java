package io.github.camelgmail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ForgedBenchmarkTest {

    @Test
    void aQuickRunMeasuresMailsAloneAndDuringForgedCalls() {
        StringWriter printed = new StringWriter();

        int exitCode = new CommandLine(new Benchmarks())
                .setOut(new PrintWriter(printed))
                .execute("forged", "--quick", "--calls=50");

        assertThat(exitCode).isZero();
        assertThat(printed.toString())
                .containsPattern("none +[\\d.]+ ms +[\\d.]+ ms")
                .containsPattern("[1-9]\\d* a second +[\\d.]+ ms +[\\d.]+ ms")
                .containsPattern("[1-9]\\d* forged calls, all refused\\.");
    }
}
