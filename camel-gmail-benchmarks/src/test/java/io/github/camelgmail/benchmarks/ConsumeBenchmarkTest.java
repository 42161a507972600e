package io.github.camelgmail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConsumeBenchmarkTest {

    @TempDir
    private Path output;

    @Test
    void aQuickRunConsumesEveryMailOnceAndReportsWhatItTook() throws Exception {
        StringWriter printed = new StringWriter();

        int exitCode = new CommandLine(new Benchmarks())
                .setOut(new PrintWriter(printed))
                .execute("consume", "--quick", "--output", output.toString());

        assertThat(exitCode).isZero();
        JsonNode rows = new ObjectMapper()
                .readTree(output.resolve("consume.json").toFile())
                .get("rows");
        assertThat(rows).hasSize(5).allSatisfy(row -> {
            JsonNode round = row.get("rounds").get(0);
            int mails = row.get("mails").asInt();
            assertThat(round.get("mails").asInt()).isEqualTo(mails);
            assertThat(round.get("lost").asInt()).isZero();
            assertThat(round.get("repeated").asInt()).isZero();
            assertThat(round.get("seconds").asDouble()).isPositive();
            if (row.get("consumer").asText().equals("gmail")) {
                assertThat(round.get("requests").asInt()).isLessThan(mails);
            } else {
                assertThat(round.get("requests").asInt()).isGreaterThan(2 * mails);
            }
            assertThat(printed.toString()).contains(row.get("consumer").asText());
        });
    }
}
