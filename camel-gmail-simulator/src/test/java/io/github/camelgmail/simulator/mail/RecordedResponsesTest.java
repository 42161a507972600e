package io.github.camelgmail.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Raw mail must give the payload tree that Gmail gave for it. */
class RecordedResponsesTest {

    /** Mails whose bytes were edited after the recording, so that only the shape of the tree can be compared. */
    private static final List<String> EDITED = List.of("191e2735a1cc08c4", "18afaa4118afeb62", "18024d53a24b19fe");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> treeEqualsTheRecordedOne() {
        return Corpus.files("gmail/recorded", ".json").stream()
                .filter(file -> read(file).at("/raw/raw").isTextual())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    JsonNode recorded = read(file);
                    boolean edited = EDITED.stream().anyMatch(file.toString()::contains);
                    ParsedMail mail = ParsedMail.parse(bytes(recorded.at("/raw/raw")));
                    assertThat(ours(mail.root(), edited))
                            .containsExactlyElementsOf(theirs(recorded.at("/full/payload"), edited));
                    if (!edited) {
                        assertThat(mail.snippet())
                                .isEqualTo(recorded.at("/full/snippet").asText());
                        assertThat(mail.sizeEstimate())
                                .isEqualTo(recorded.at("/full/sizeEstimate").asInt());
                    }
                }));
    }

    @Test
    void snippetOfABounceIsItsHtmlText() {
        for (Path file : Corpus.files("gmail/recorded", "191e2735a1cc08c4.json")) {
            JsonNode recorded = read(file);
            byte[] raw = bytes(recorded.at("/raw/raw"));
            assertThat(ParsedMail.parse(raw).snippet())
                    .isEqualTo(recorded.at("/full/snippet").asText());
        }
    }

    private static List<String> ours(MailPart part, boolean edited) {
        String body = part.container()
                ? "container"
                : part.inline()
                        ? "inline " + (edited ? "" : new String(part.content(), StandardCharsets.UTF_8))
                        : "attachment";
        String size = edited ? "" : " " + part.size();
        List<String> lines = new ArrayList<>();
        lines.add(part.partId() + " " + part.mimeType() + " '" + part.filename() + "' " + body + size);
        part.parts().forEach(child -> lines.addAll(ours(child, edited)));
        return lines;
    }

    private static List<String> theirs(JsonNode part, boolean edited) {
        JsonNode data = part.at("/body/data");
        String body = part.at("/body/attachmentId").isTextual()
                ? "attachment"
                : data.isTextual() ? "inline " + (edited ? "" : text(data)) : "container";
        String size = edited ? "" : " " + part.at("/body/size").asInt();
        List<String> lines = new ArrayList<>();
        lines.add(part.get("partId").asText() + " " + part.get("mimeType").asText() + " '"
                + part.get("filename").asText() + "' " + body + size);
        part.path("parts").forEach(child -> lines.addAll(theirs(child, edited)));
        return lines;
    }

    private static String text(JsonNode data) {
        return new String(bytes(data), StandardCharsets.UTF_8);
    }

    /** The recordings mix both alphabets. */
    private static byte[] bytes(JsonNode data) {
        return Base64.getUrlDecoder().decode(data.asText().replace('+', '-').replace('/', '_'));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
