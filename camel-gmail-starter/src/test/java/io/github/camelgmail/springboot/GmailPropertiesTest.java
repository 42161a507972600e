package io.github.camelgmail.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgmail.GmailComponent;
import io.github.camelgmail.GmailConfiguration;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.checkpoint.MemoryCheckpointStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class GmailPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, GmailAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(strings = {"root-url", "rootUrl", "root_url", "ROOT-URL"})
    void takesEverySpellingOfAnOption(String spelling) {
        configuration(
                application.withPropertyValues("camel.component.gmail." + spelling + "=http://localhost:9/"),
                gmail -> assertThat(gmail.getRootUrl()).isEqualTo("http://localhost:9/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_GMAIL_ROOTURL", "CAMEL_COMPONENT_GMAIL_ROOT_URL"})
    void takesEnvironmentVariables(String variable) {
        configuration(
                application.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(variable, "http://localhost:9/")))),
                gmail -> assertThat(gmail.getRootUrl()).isEqualTo("http://localhost:9/"));
    }

    @Test
    void convertsToTheTypesOfTheOptions() {
        configuration(
                application.withPropertyValues(
                        "camel.component.gmail.max-in-flight=7",
                        "camel.component.gmail.include-spam-trash=true",
                        "camel.component.gmail.max-results=20",
                        "host=localhost",
                        "camel.component.gmail.root-url=http://${host}:9/",
                        "camel.component.gmail.subject=From {{host}}"),
                gmail -> {
                    assertThat(gmail.getMaxInFlight()).isEqualTo(7);
                    assertThat(gmail.isIncludeSpamTrash()).isTrue();
                    assertThat(gmail.getMaxResults()).isEqualTo(20);
                    assertThat(gmail.getRootUrl()).isEqualTo("http://localhost:9/");
                    assertThat(gmail.getSubject()).isEqualTo("From localhost");
                    assertThat(gmail.getBatchSize()).isEqualTo(new GmailConfiguration().getBatchSize());
                });
    }

    @Test
    void leavesTheDefaultWhereAValueIsEmpty() {
        configuration(
                application.withPropertyValues(
                        "camel.component.gmail.root-url=${NO_SUCH_VARIABLE:}", "camel.component.gmail.batch-size="),
                gmail -> {
                    assertThat(gmail.getRootUrl()).isNull();
                    assertThat(gmail.getBatchSize()).isEqualTo(new GmailConfiguration().getBatchSize());
                });
    }

    @Test
    void takesAListAsTextWithCommas() {
        configuration(
                application.withPropertyValues(
                        "camel.component.gmail.label-ids[0]=INBOX", "camel.component.gmail.label-ids[1]=Invoices/2026"),
                gmail -> assertThat(gmail.getLabelIds()).isEqualTo("INBOX,Invoices/2026"));
    }

    @Test
    void takesTheOptionsOfNotificationsAsYamlWritesThem() {
        configuration(
                application.withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(yaml("""
                                camel:
                                  component:
                                    gmail:
                                      mailboxes:
                                        - amy@example.com
                                        - bob@example.com
                                      delivery: push
                                      push-service-account: push@demo.iam.gserviceaccount.com
                                      push-audience: https://mail.example.com/gmail
                                      push-verify: false
                                      fallback-poll-interval: 3m
                                """))),
                gmail -> {
                    assertThat(gmail.getMailboxes()).isEqualTo("amy@example.com,bob@example.com");
                    assertThat(gmail.getDelivery()).isEqualTo("push");
                    assertThat(gmail.getPushServiceAccount()).isEqualTo("push@demo.iam.gserviceaccount.com");
                    assertThat(gmail.getPushAudience()).isEqualTo("https://mail.example.com/gmail");
                    assertThat(gmail.isPushVerify()).isFalse();
                    assertThat(gmail.getFallbackPollInterval()).isEqualTo(180_000);
                });
    }

    private static PropertySource<?> yaml(String text) {
        try {
            return new YamlPropertySourceLoader()
                    .load("application.yaml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void resolvesReferencesToBeans() {
        CheckpointStore store = new MemoryCheckpointStore();
        configuration(
                application
                        .withBean("ourStore", CheckpointStore.class, () -> store)
                        .withPropertyValues("camel.component.gmail.checkpoint-store=#ourStore"),
                gmail -> assertThat(gmail.getCheckpointStore()).isSameAs(store));
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.gmail.enabled", "camel.component.gmail.customizer.enabled"})
    void setsNothingWhenSwitchedOff(String property) {
        configuration(
                application.withPropertyValues(
                        property + "=false", "camel.component.gmail.root-url=http://localhost:9/"),
                gmail -> assertThat(gmail.getRootUrl()).isNull());
    }

    @Test
    void refusesAnUnknownOptionAndNamesNearOnes() {
        application.withPropertyValues("camel.component.gmail.label-idz=INBOX").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("Unknown property camel.component.gmail.label-idz")
                .hasMessageContaining("Did you mean label-id or label-ids?")
                .hasMessageContaining("Allowed: access-token, "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-secrte", "client.secret", "clientsecrets[0]", "configuration.client-secret"})
    void keepsTheValueOfAnUnknownOptionToItself(String name) {
        application
                .withPropertyValues("camel.component.gmail." + name + "=hunter2")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("Unknown property camel.component.gmail." + name)
                        .hasStackTraceContaining("client-secret")
                        .extracting(GmailPropertiesTest::stackTrace)
                        .asString()
                        .doesNotContain("hunter2"));
    }

    @Test
    void refusesAValueOfTheWrongType() {
        assertComponentFails("camel.component.gmail.max-in-flight=many", "found 'many', allowed: int");
    }

    @Test
    void refusesAReferenceToNoBean() {
        assertComponentFails("camel.component.gmail.checkpoint-store=#ourStore", "found '#ourStore'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client-secret=#bean:hunter2",
                "refresh-token=#bean:hunter2",
                "access-token={{hunter2}}",
                "credentials={{hunter2}}"
            })
    void keepsASecretThatLooksLikeAReferenceToItself(String property) {
        application.withPropertyValues("camel.component.gmail." + property).run(context -> assertThat(
                        failure(context.getBean(CamelContext.class)))
                .contains("Invalid property camel.component.gmail." + property.substring(0, property.indexOf('=')))
                .doesNotContain("hunter2"));
    }

    private void assertComponentFails(String property, String message) {
        application.withPropertyValues(property).run(context -> assertThat(failure(context.getBean(CamelContext.class)))
                .contains("Invalid property " + property.substring(0, property.indexOf('=')) + ": " + message));
    }

    private static String failure(CamelContext camelContext) {
        return stackTrace(catchThrowable(() -> camelContext.getComponent("gmail", GmailComponent.class)));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void configuration(ApplicationContextRunner application, Consumer<GmailConfiguration> check) {
        application.run(context -> check.accept(context.getBean(CamelContext.class)
                .getComponent("gmail", GmailComponent.class)
                .getConfiguration()));
    }
}
