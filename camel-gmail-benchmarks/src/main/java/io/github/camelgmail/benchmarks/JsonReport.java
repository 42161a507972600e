package io.github.camelgmail.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A comparison as JSON for programs, with the figures of every round. */
final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReport() {}

    static void write(Comparison comparison, double ceiling, Path file) throws IOException {
        ObjectNode report = MAPPER.createObjectNode();
        report.put("java", Runtime.version().toString());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("simulatorMailsPerSecond", ceiling);
        report.put("baseline", comparison.baseline().name());
        ArrayNode rows = report.putArray("rows");
        for (Row row : comparison.rows()) {
            ObjectNode node = rows.addObject();
            node.put("consumer", row.trial().contender().name());
            node.put("latencyMillis", row.trial().latency().toMillis());
            node.put("mails", row.trial().mails());
            node.put("mailsPerSecond", row.median(Outcome::mailsPerSecond));
            comparison.ratio(row, Outcome::mailsPerSecond).ifPresent(ratio -> node.put("ratio", ratio));
            ArrayNode rounds = node.putArray("rounds");
            row.outcomes().forEach(outcome -> round(outcome, rounds.addObject()));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
    }

    private static void round(Outcome outcome, ObjectNode node) {
        node.put("mails", outcome.mails());
        node.put("seconds", outcome.seconds());
        node.put("cpuMillis", outcome.cpuMillis());
        node.put("requests", outcome.usage().requests());
        node.put("units", outcome.usage().units());
        node.put("lost", outcome.lost());
        node.put("repeated", outcome.repeated());
    }
}
