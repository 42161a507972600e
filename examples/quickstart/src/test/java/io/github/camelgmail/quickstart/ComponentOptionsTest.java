package io.github.camelgmail.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the quick start runs on Gmail instead of the simulator. */
class ComponentOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAMEL_COMPONENT_GMAIL_CREDENTIALS",
                "CAMEL_COMPONENT_GMAIL_ACCESSTOKEN",
                "CAMEL_COMPONENT_GMAIL_REFRESH_TOKEN"
            })
    void environmentVariablesWithCredentialsLeadToGmail(String name) {
        ComponentOptions options = ComponentOptions.of(Map.of("PATH", "/bin", name, "value"), new Properties());

        assertThat(options.haveCredentials()).isTrue();
        assertThat(options.values()).containsValue("value").hasSize(1);
        assertThat(options.toString()).doesNotContain("value");
    }

    @Test
    void soDoSystemProperties() {
        Properties system = new Properties();
        system.setProperty("camel.component.gmail.client-id", "id");
        system.setProperty("camel.component.gmail.refreshToken", "token");

        ComponentOptions options = ComponentOptions.of(Map.of(), system);

        assertThat(options.haveCredentials()).isTrue();
        assertThat(options.values()).containsOnly(Map.entry("clientid", "id"), Map.entry("refreshtoken", "token"));
    }

    @Test
    void nothingElseDoes() {
        ComponentOptions options = ComponentOptions.of(
                Map.of(
                        "GOOGLE_APPLICATION_CREDENTIALS", "key.json",
                        "CAMEL_COMPONENT_GMAIL_BATCHSIZE", "10",
                        "CAMEL_COMPONENT_GMAIL_CREDENTIALS", ""),
                new Properties());

        assertThat(options.haveCredentials()).isFalse();
    }
}
