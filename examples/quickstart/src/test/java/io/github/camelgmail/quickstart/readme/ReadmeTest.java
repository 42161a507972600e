package io.github.camelgmail.quickstart.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.GmailComponent;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says is so. */
class ReadmeTest {

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension().withMailbox("me@example.com").withMailbox("nora@example.org");

    @Test
    void theFirstTwoShellBlocksRunTheQuickStartAndTheTests() throws IOException {
        assertThat(blocks("sh"))
                .startsWith("mvn -q -Pquickstart -pl examples/quickstart -am process-classes\n", "mvn -B verify\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MailRoutes", "MailRoutesTest"})
    void theJavaBlocksAreTheClassesOfThisPackage(String name) throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/io/github/camelgmail/quickstart/readme", name + ".java"));
        String type = source.replaceFirst("(?s)\\A.*?\n\n(?=(public )?class )", "");

        assertThat(blocks("java")).contains(type);
    }

    @Test
    void theYamlRoutesLabelAndSend(GmailSimulator simulator) throws Exception {
        Mailbox mailbox = simulator.mailbox("me@example.com");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            GmailComponent gmail = camel.getComponent("gmail", GmailComponent.class);
            gmail.getConfiguration().setRootUrl(simulator.rootUrl());
            gmail.getConfiguration().setAccessToken(simulator.tokens().issue("me@example.com"));
            gmail.getConfiguration().setCheckpointStore("memory");
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString("readme.yaml", String.join("\n", blocks("yaml"))));
            camel.start();

            camel.createProducerTemplate().sendBody("direct:mail", "See you at noon.");
            assertThat(simulator.mailbox("nora@example.org").messages())
                    .singleElement()
                    .extracting(message -> message.mail().header("Subject").orElse(""))
                    .isEqualTo("Hello");

            await().until(() -> simulator.requests().calls("getProfile") > 0);
            String arrived = mailbox.receive("Subject: Invoice\r\n\r\nPlease pay.\r\n".getBytes(StandardCharsets.UTF_8))
                    .id();
            await().untilAsserted(() -> {
                StoredMessage message = mailbox.message(arrived).orElseThrow();
                assertThat(mailbox.labels().byName("Invoices/2026").map(Label::id))
                        .hasValueSatisfying(label ->
                                assertThat(message.labelIds()).contains(label).doesNotContain("UNREAD"));
            });
        }
    }

    @Test
    void thePropertiesAreOptionsOfTheComponent() throws IOException {
        JsonNode options;
        try (InputStream catalog =
                GmailComponent.class.getResourceAsStream("/META-INF/io/github/camelgmail/gmail.json")) {
            options = new ObjectMapper().readTree(catalog).get("componentProperties");
        }
        List<String> names = blocks("properties").stream()
                .flatMap(String::lines)
                .map(line -> line.substring("camel.component.gmail.".length(), line.indexOf('=')))
                .toList();

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(options.has(camelCase(name)))
                .as(name)
                .isTrue());
    }

    private static String camelCase(String name) {
        return Pattern.compile("-(.)").matcher(name).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static List<String> blocks(String language) throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(readme)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
