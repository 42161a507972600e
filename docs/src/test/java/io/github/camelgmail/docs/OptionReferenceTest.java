package io.github.camelgmail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/** Keeps the option reference in {@code gmail-component.md} as the component's catalog has it. */
class OptionReferenceTest {

    private static final Path PAGE = Path.of("gmail-component.md");
    private static final String BEGIN = "<!-- Generated from the component's catalog by the build. -->\n";
    private static final String END = "<!-- End of what is generated. -->\n";

    @Test
    void pageIsUpToDate() throws IOException {
        String committed = Files.readString(PAGE);
        assertThat(committed).contains(BEGIN, END);
        String current = committed.substring(0, committed.indexOf(BEGIN) + BEGIN.length())
                + "\n" + reference() + "\n"
                + committed.substring(committed.indexOf(END));
        if (!current.equals(committed)) {
            Files.writeString(PAGE, current);
        }
        assertThat(committed)
                .withFailMessage("docs/%s was stale and has been made anew; commit it", PAGE)
                .isEqualTo(current);
    }

    private static String reference() throws IOException {
        try (InputStream catalog =
                OptionReferenceTest.class.getResourceAsStream("/META-INF/io/github/camelgmail/gmail.json")) {
            String json = new String(catalog.readAllBytes(), StandardCharsets.UTF_8);
            return new OptionReference(JsonMapper.generateComponentModel(json)).markdown();
        }
    }
}
