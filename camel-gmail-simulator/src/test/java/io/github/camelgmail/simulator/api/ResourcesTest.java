package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.settings.AutoForwarding;
import io.github.camelgmail.simulator.settings.CseIdentity;
import io.github.camelgmail.simulator.settings.CseKeyPair;
import io.github.camelgmail.simulator.settings.CsePrivateKeyMetadata;
import io.github.camelgmail.simulator.settings.Filter;
import io.github.camelgmail.simulator.settings.FilterAction;
import io.github.camelgmail.simulator.settings.FilterCriteria;
import io.github.camelgmail.simulator.settings.ForwardingAddress;
import io.github.camelgmail.simulator.settings.ImapSettings;
import io.github.camelgmail.simulator.settings.LanguageSettings;
import io.github.camelgmail.simulator.settings.PopSettings;
import io.github.camelgmail.simulator.settings.SendAs;
import io.github.camelgmail.simulator.settings.SmtpMsa;
import io.github.camelgmail.simulator.settings.VacationSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Class<?>> RECORDS = Stream.of(
                    AutoForwarding.class,
                    CseIdentity.class,
                    CseKeyPair.class,
                    CsePrivateKeyMetadata.class,
                    Filter.class,
                    FilterAction.class,
                    FilterCriteria.class,
                    ForwardingAddress.class,
                    ImapSettings.class,
                    LanguageSettings.class,
                    PopSettings.class,
                    SendAs.class,
                    SmtpMsa.class,
                    VacationSettings.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    /** Compares with Google's discovery document, where a copy is present; it is not part of the project. */
    @Test
    void recordsHaveTheFieldsAndConstantsThatArePublished() throws IOException {
        Path file = Path.of(System.getProperty("corpus.dir", "../../shared"), "gmail", "gmail-v1-discovery.json");
        assumeTrue(Files.isRegularFile(file), "no discovery document");
        JsonNode schemas = JSON.readTree(file.toFile()).path("schemas");

        RECORDS.forEach((name, type) -> {
            JsonNode fields = schemas.path(name).path("properties");
            Set<String> components = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            Set<String> published =
                    fields.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
            assertThat(components).as(name).isEqualTo(published);
            fields.properties().forEach(field -> field.getValue()
                    .path("enum")
                    .forEach(constant ->
                            Resources.read(JsonNodeFactory.instance.objectNode().set(field.getKey(), constant), type)));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'enabled':true,'colour':1}; "
                        + "Invalid JSON payload received. Unknown name \"colour\": Cannot find field.",
                "{'enabled':{}}; Invalid value at 'enabled' (TYPE_BOOL), \"{}\"",
                "{'emailAddress':['a']}; Invalid value at 'email_address' (TYPE_STRING), \"[\"a\"]\"",
                "{'disposition':'burn'}; Invalid value at 'disposition' (TYPE_ENUM), \"burn\"",
            })
    void whatCannotBeReadIsNamed(String body, String message) {
        GmailError error = catchThrowableOfType(
                GmailError.class, () -> Resources.read(JSON.readTree(body.replace('\'', '"')), AutoForwarding.class));

        assertThat(error).hasMessage(message);
        assertThat(error.code()).isEqualTo(400);
    }

    @Test
    void fieldsOfFieldsAreNamedWithTheirPath() throws IOException {
        GmailError error = catchThrowableOfType(
                GmailError.class,
                () -> Resources.read(JSON.readTree("{\"criteria\":{\"colour\":\"red\"}}"), Filter.class));

        assertThat(error)
                .hasMessage("Invalid JSON payload received. Unknown name \"colour\" at 'criteria': Cannot find field.");
    }
}
