package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages have the keys, in the order, that recorded responses have; the recordings are not part of the project. */
class RecordedShapeTest {

    private final Conversation gmail = new Conversation();

    @Test
    void fullAndRawHaveTheRecordedKeysInOrder() throws IOException {
        Path folder = Path.of(System.getProperty("corpus.dir", "../../shared"), "gmail", "recorded");
        assumeTrue(Files.isDirectory(folder), "no recordings");
        int compared = 0;
        for (Path file : files(folder)) {
            JsonNode recording = new ObjectMapper().readTree(file.toFile());
            if (!recording.at("/raw/raw").isTextual()) {
                continue;
            }
            String raw = recording.at("/raw/raw").textValue().replace('+', '-').replace('/', '_');
            StoredMessage message = gmail.me.insert(Conversation.decode(raw), List.of("INBOX"), gmail.clock.instant());

            assertThat(shape(get(message, "full"))).isEqualTo(shape(recording.get("full")));
            assertThat(shape(get(message, "raw")))
                    .containsSubsequence(shape(recording.get("raw"))); // some are cut short
            compared++;
        }
        assertThat(compared).isPositive();
    }

    private JsonNode get(StoredMessage message, String format) {
        return gmail.call("messages.get")
                .id(message.id())
                .query("format", format)
                .ok();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** The kind of every value, by key; of lists but parts only that they are there. */
    private static List<String> shape(JsonNode node) {
        List<String> shape = new ArrayList<>();
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            shape.add(field.getKey() + " " + value.getNodeType());
            if (field.getKey().equals("parts")) {
                value.forEach(part -> shape.addAll(shape(part)));
            } else if (value.isObject()) {
                shape.addAll(shape(value));
            }
        });
        return shape;
    }
}
