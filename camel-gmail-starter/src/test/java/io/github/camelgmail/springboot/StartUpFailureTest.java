package io.github.camelgmail.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a user reads when an application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpFailureTest {

    @Test
    void endsWithTheUnknownProperty(CapturedOutput output) {
        assertThatThrownBy(() ->
                        MailApplication.run("camel.component.gmail.max-inflight=7", "camel.component.gmail.quota=none"))
                .hasStackTraceContaining("camel.component.gmail.quota");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Unknown property camel.component.gmail.quota")
                .contains("Correct or remove the property.");
    }

    @Test
    void endsWithTheWrongValueWhenARouteUsesTheComponent(CapturedOutput output) {
        assertThatThrownBy(() -> MailApplication.run(
                        "camel.component.gmail.max-in-flight=many",
                        "camel.main.routes-include-pattern=classpath:routes/forward-invoices.yaml"))
                .hasStackTraceContaining("camel.component.gmail.max-in-flight");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Invalid property camel.component.gmail.max-in-flight: found 'many', allowed: int");
    }
}
