package io.github.camelgmail.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.ValueHint;

/** The metadata as an editor sees it, by Spring Boot's own reader. */
class ConfigurationMetadataTest {

    private static Map<String, ConfigurationMetadataProperty> properties;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                GmailAutoConfiguration.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            properties = ConfigurationMetadataRepositoryJsonBuilder.create(in)
                    .build()
                    .getAllProperties();
        }
    }

    @Test
    void hasEveryOptionOfTheComponentInKebabCase() {
        assertThat(properties.keySet())
                .containsAll(GmailOption.all().stream()
                        .map(option -> "camel.component.gmail." + option.property())
                        .collect(Collectors.toSet()))
                .contains("camel.component.gmail.enabled", "camel.component.gmail.customizer.enabled")
                .allSatisfy(name -> assertThat(name).matches("camel\\.component\\.gmail\\.[a-z0-9.-]+"))
                .hasSize(GmailOption.all().size() + 2);
    }

    @Test
    void describesEveryOption() {
        assertThat(properties).allSatisfy((name, property) -> {
            assertThat(property.getDescription()).isNotBlank();
            assertThat(property.getType()).satisfies(Class::forName);
        });
    }

    @Test
    void tellsTypesDefaultsAndAllowedValues() {
        ConfigurationMetadataProperty maxInFlight = properties.get("camel.component.gmail.max-in-flight");
        assertThat(maxInFlight.getType()).isEqualTo("java.lang.Integer");
        assertThat(maxInFlight.getDefaultValue()).isEqualTo(100);

        ConfigurationMetadataProperty format = properties.get("camel.component.gmail.format");
        assertThat(format.getType()).isEqualTo("java.lang.String");
        assertThat(format.getDefaultValue()).isEqualTo("full");
        assertThat(format.getHints().getValueHints())
                .extracting(ValueHint::getValue)
                .containsExactly("full", "metadata", "minimal", "raw");
    }
}
