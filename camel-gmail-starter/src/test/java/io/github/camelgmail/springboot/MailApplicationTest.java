package io.github.camelgmail.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application with a YAML route, which knows of Gmail only by its properties. */
class MailApplicationTest {

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension().withMailbox("me@example.com").withMailbox("accounts@example.com");

    @TempDir
    Path folder;

    private GmailSimulator gmail;

    @BeforeEach
    void simulator(GmailSimulator simulator) {
        gmail = simulator;
    }

    @Test
    void consumesAndSendsWithAnAccessToken() {
        try (ConfigurableApplicationContext application =
                run("camel.component.gmail.access-token=" + gmail.tokens().issue("me@example.com"))) {
            assertForwards(application);
        }
    }

    @Test
    void consumesAndSendsWithARefreshToken() {
        String refreshToken =
                gmail.tokens().issueRefreshToken("me@example.com", "client", "secret", "https://mail.google.com/");
        try (ConfigurableApplicationContext application = run(
                "camel.component.gmail.client-id=client",
                "camel.component.gmail.client-secret=secret",
                "camel.component.gmail.refresh-token=" + refreshToken)) {
            assertForwards(application);
        }
    }

    private ConfigurableApplicationContext run(String... credentials) {
        return MailApplication.run(concat(
                credentials,
                "camel.main.routes-include-pattern=classpath:routes/forward-invoices.yaml",
                "camel.component.gmail.root-url=" + gmail.rootUrl(),
                "camel.component.gmail.checkpoint-store=file:" + folder));
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private void assertForwards(ConfigurableApplicationContext application) {
        assertThat(application.isRunning()).isTrue();
        await().until(() -> gmail.requests().calls("getProfile") > 0);
        gmail.mailbox("me@example.com").receive("""
                From: Shop <shop@example.net>
                To: me@example.com
                Subject: Invoice 17
                Message-ID: <17@example.net>

                Please pay 23.50
                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

        await().atMost(Duration.ofSeconds(20)).until(() -> !accounts().isEmpty());

        assertThat(accounts()).singleElement().satisfies(message -> {
            assertThat(message.mail().header("Subject")).contains("For booking: Invoice 17");
            assertThat(message.mail().header("From"))
                    .hasValueSatisfying(from -> assertThat(from).contains("me@example.com"));
            assertThat(message.mail().text()).contains("Please pay 23.50");
        });
    }

    private List<StoredMessage> accounts() {
        return gmail.mailbox("accounts@example.com").messages();
    }
}
