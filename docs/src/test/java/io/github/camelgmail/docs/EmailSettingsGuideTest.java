package io.github.camelgmail.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.GmailComponent;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs every route of the guide for users of the Email Settings API, in order, and looks at what it has set. */
class EmailSettingsGuideTest {

    private static final String[] SCOPES = {
        "https://www.googleapis.com/auth/gmail.labels",
        "https://www.googleapis.com/auth/gmail.settings.basic",
        "https://www.googleapis.com/auth/gmail.settings.sharing"
    };
    private static final String LIZ = "liz@example.com";
    private static final Pattern ROUTE = Pattern.compile(
            "```yaml\n(- from:\n    uri: (direct:[\\w-]+).*?operation[:=] ?([\\w.]+).*?)```", Pattern.DOTALL);

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension()
            .withMailbox(LIZ)
            .withMailbox("david@example.com")
            .withMailbox("archive@example.com");

    @Test
    void eachRouteReachesItsMethodAndSetsWhatItSays(GmailSimulator simulator) throws Exception {
        Map<String, Object> answers = new LinkedHashMap<>();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            GmailComponent gmail = camel.getComponent("gmail", GmailComponent.class);
            gmail.getConfiguration().setRootUrl(simulator.rootUrl());
            gmail.getConfiguration().setCredentials("base64:" + administratorsKey(simulator));
            gmail.getConfiguration().setScopes(String.join(",", SCOPES));
            gmail.getConfiguration().setMaxRetries(0);
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            for (MatchResult route : ROUTE.matcher(page()).results().toList()) {
                String method = route.group(3);
                long before = simulator.requests().calls(method);
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("page.yaml", route.group(1)));
                answers.put(route.group(2), template.requestBodyAndHeader(route.group(2), null, "user", LIZ));
                assertThat(simulator.requests().calls(method))
                        .as("%s reaches %s", route.group(2), method)
                        .isEqualTo(before + 1);
            }
        }
        assertThat(answers).hasSize(16).containsEntry("direct:label-unread", 0);
        assertThat(answers.get("direct:delegates").toString()).contains("david@example.com");
        assertSet(simulator);
    }

    private static void assertSet(GmailSimulator simulator) {
        Settings settings = simulator.mailbox(LIZ).settings();
        assertThat(simulator
                        .mailbox(LIZ)
                        .labels()
                        .byName("status updates")
                        .orElseThrow()
                        .toString())
                .contains("labelHide");
        assertThat(settings.filters().list()).hasSize(1);
        assertThat(settings.sendAs().list())
                .anyMatch(alias -> alias.sendAsEmail().equals("sales@example.com"))
                .anyMatch(alias ->
                        alias.sendAsEmail().equals(LIZ) && alias.signature().contains("Sales"));
        assertThat(settings.forwarding().autoForwarding().toString()).contains("archive@example.com");
        assertThat(settings.pop().toString()).contains("FROM_NOW_ON", "ARCHIVE");
        assertThat(settings.imap().enabled()).isTrue();
        assertThat(settings.vacation().toString()).contains("Away");
        assertThat(settings.language().displayLanguage()).isEqualTo("de");
        assertThat(settings.delegates().list()).isEmpty();
    }

    private static String administratorsKey(GmailSimulator simulator) {
        String key = simulator.serviceAccountJson("settings@project.iam.gserviceaccount.com", SCOPES);
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("migration-email-settings-api.md"));
    }
}
